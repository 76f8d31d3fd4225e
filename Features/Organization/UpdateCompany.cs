using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Organization;

/// <summary>Settings change for documents made from now on; what exists keeps what it froze. The currency never changes.</summary>
public static class UpdateCompany
{
    [Requires("company.update")]
    [Refuses("COMPANY_MISSING", "UNKNOWN_TIME_ZONE")]
    public sealed record Command(int Version, Patch<string> Name = default, Patch<string> TimeZone = default,
        Patch<RoundingMode> Rounding = default, Patch<bool> PricesIncludeTax = default, Patch<bool> AuthorMayConfirmIssue = default, [Rate(OrZero = true)] Patch<decimal> OverDeliveryRate = default);

    internal sealed class Handler(Database db, Recent<Company> recent) : IHandler<Command, CompanyView>
    {
        public async Task<CompanyView> Handle(Command command, CancellationToken ct)
        {
            var company = await db.Companies.FirstOrDefaultAsync(ct) ?? throw OrganizationRefusals.CompanyMissing.Because();
            company.At(command.Version);
            var zone = command.TimeZone.Or(company.TimeZone);
            if (!Company.IsTimeZone(zone)) throw OrganizationRefusals.UnknownTimeZone.At("/timeZone", ("timeZone", zone));
            company.Change(command.Name.Or(company.Name), zone, command.Rounding.Or(company.Rounding), command.PricesIncludeTax.Or(company.PricesIncludeTax),
                command.AuthorMayConfirmIssue.Or(company.AuthorMayConfirmIssue), command.OverDeliveryRate.Or(company.OverDeliveryRate));
            recent.Changes(db);
            return CompanyView.Of(company);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, CompanyView, Handler>("/company", nameof(UpdateCompany), "Change the company's settings");
}
