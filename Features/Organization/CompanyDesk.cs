using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Organization;

/// <summary>What others ask of the company: its settings, and today's business date. A change is felt here at once, on other nodes within five seconds.</summary>
public sealed class CompanyDesk(Database db, Recent<Company> recent, TimeProvider clock)
{
    /// <summary>The company, or COMPANY_MISSING before it is set up.</summary>
    public ValueTask<Company> Get(CancellationToken ct) =>
        recent.Get(async () => await db.Companies.AsNoTracking().FirstOrDefaultAsync(ct) ?? throw OrganizationRefusals.CompanyMissing.Because());

    /// <summary>Today in the company's time zone.</summary>
    public async ValueTask<DateOnly> Today(CancellationToken ct) => (await Get(ct)).DateOf(clock.GetUtcNow());
}
