using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Organization;

/// <summary>The company is entered, once, before anything else.</summary>
public static class SetUpCompany
{
    [Requires("company.set-up")]
    [Refuses("COMPANY_EXISTS", "UNKNOWN_TIME_ZONE")]
    public sealed record Command(string Name, [RegularExpression("^[A-Z]{3}$")] string Currency, string TimeZone = Company.DefaultTimeZone,
        RoundingMode Rounding = RoundingMode.Line, bool PricesIncludeTax = false);

    internal sealed class Handler(Database db) : IHandler<Command, CompanyView>
    {
        public Task<CompanyView> Handle(Command command, CancellationToken ct)
        {
            if (!Company.IsTimeZone(command.TimeZone)) throw OrganizationRefusals.UnknownTimeZone.At("/timeZone", ("timeZone", command.TimeZone));
            var company = new Company(command.Name, command.TimeZone, command.Currency, command.Rounding, command.PricesIncludeTax);
            db.Companies.Add(company);
            return Task.FromResult(CompanyView.Of(company));
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, CompanyView, Handler>("/company", nameof(SetUpCompany), "Set up the company");
}
