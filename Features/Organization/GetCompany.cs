using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Organization;

/// <summary>The company and the settings that new documents freeze.</summary>
/// <param name="AuthorMayConfirmIssue">Whether who wrote a delivery may also confirm that its goods left.</param>
/// <param name="OverDeliveryRate">How much more than ordered may be delivered, 0.05 for 5 %, of orders that are approved from now on.</param>
public sealed record CompanyView(Guid Id, int Version, string Name, string Currency, string TimeZone, RoundingMode Rounding, bool PricesIncludeTax,
    bool AuthorMayConfirmIssue, decimal OverDeliveryRate)
{
    internal static CompanyView Of(Company c) => new(c.Id, c.Version, c.Name, c.Currency, c.TimeZone, c.Rounding, c.PricesIncludeTax, c.AuthorMayConfirmIssue, c.OverDeliveryRate);
}

/// <summary>Anyone who works with the system may know the company's settings.</summary>
public static class GetCompany
{
    [RequiresSignIn]
    [Refuses("COMPANY_MISSING")]
    public sealed record Query;

    internal sealed class Handler(Database db) : IHandler<Query, CompanyView>
    {
        public async Task<CompanyView> Handle(Query query, CancellationToken ct) =>
            CompanyView.Of(await db.Companies.FirstOrDefaultAsync(ct) ?? throw OrganizationRefusals.CompanyMissing.Because());
    }

    internal static void Map(Doors doors) => doors.Get<Query, CompanyView, Handler>("/company", nameof(GetCompany), "Read the company's settings");
}
