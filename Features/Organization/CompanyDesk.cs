using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Organization;

/// <summary>What others ask of the company: its settings, and today's business date. A change is felt here at once, on other nodes within five seconds.</summary>
public sealed class CompanyDesk(Database db, CompanyCache cache, TimeProvider clock)
{
    /// <summary>The company, or COMPANY_MISSING before it is set up.</summary>
    public async ValueTask<Company> Get(CancellationToken ct)
    {
        if (cache.Find(clock.GetUtcNow()) is { } known) return known;
        var company = await db.Companies.AsNoTracking().FirstOrDefaultAsync(ct) ?? throw OrganizationRefusals.CompanyMissing.Because();
        cache.Keep(company, clock.GetUtcNow());
        return company;
    }

    /// <summary>Today in the company's time zone.</summary>
    public async ValueTask<DateOnly> Today(CancellationToken ct) => (await Get(ct)).DateOf(clock.GetUtcNow());
}

/// <summary>The company as it was read within the last five seconds, since nearly every operation asks for it.</summary>
public sealed class CompanyCache
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private Kept? kept;

    internal Company? Find(DateTimeOffset now) => kept is { } one && one.Until > now ? one.Company : null;

    internal void Keep(Company company, DateTimeOffset now) => kept = new(company, now + Fresh);

    internal void Forget() => kept = null;

    private sealed record Kept(Company Company, DateTimeOffset Until);
}
