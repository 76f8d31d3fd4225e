using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Organization;

/// <summary>What others ask of the company: its settings, and today's business date.</summary>
public sealed class CompanyDesk(Database db, TimeProvider clock)
{
    private Company? company;

    /// <summary>The company, or COMPANY_MISSING before it is set up.</summary>
    public async ValueTask<Company> Get(CancellationToken ct) =>
        company ??= await db.Companies.AsNoTracking().FirstOrDefaultAsync(ct) ?? throw OrganizationRefusals.CompanyMissing.Because();

    /// <summary>Today in the company's time zone.</summary>
    public async ValueTask<DateOnly> Today(CancellationToken ct) => (await Get(ct)).DateOf(clock.GetUtcNow());
}
