using System.ComponentModel.DataAnnotations;
using Waybill.Features.Customers;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Prices;

/// <summary>A price list is opened for everybody, a channel, a customer group or one customer. It has no prices yet.</summary>
public static class CreatePriceList
{
    /// <param name="Currency">The company's, if not given.</param>
    /// <param name="Channel">For the level channel, and only there.</param>
    /// <param name="GroupId">For the level group, and only there.</param>
    /// <param name="CustomerId">For the level customer, and only there.</param>
    /// <param name="TaxIncluded">Whether tax is part of the prices; as the company has it, if not given.</param>
    /// <param name="ValidFrom">The first business date it holds.</param>
    /// <param name="ValidUntil">The last business date it holds.</param>
    [Requires("price-lists.create")]
    [Refuses("PRICE_LIST_CODE_TAKEN", "PRICE_LIST_SCOPE_MISSING", "PRICE_LIST_SCOPE_UNFITTING", "VALIDITY_BACKWARDS", "COMPANY_MISSING")]
    public sealed record Command([MaxLength(40)] string Code, string Name, PriceLevel Level, [RegularExpression("^[A-Z]{3}$")] string? Currency, [MaxLength(40)] string? Channel,
        Guid? GroupId, Guid? CustomerId, bool? TaxIncluded, DateOnly? ValidFrom, DateOnly? ValidUntil);

    internal sealed class Handler(Database db, CompanyDesk companies) : IHandler<Command, GetPriceList.Result>
    {
        public async Task<GetPriceList.Result> Handle(Command command, CancellationToken ct)
        {
            if (command.GroupId is { } group) db.ReferNext<CustomerGroup>(group, "/groupId");
            if (command.CustomerId is { } customer) await db.Customers.Refer(c => c.Id == customer, "/customerId", ct);
            var company = await companies.Get(ct);
            var scope = new PriceScope(command.Level, command.Channel, command.GroupId, command.CustomerId);
            var list = new PriceList(command.Code, command.Name, command.Currency ?? company.Currency, command.TaxIncluded ?? company.PricesIncludeTax, scope);
            list.Hold(command.ValidFrom, command.ValidUntil);
            db.PriceLists.Add(list);
            return GetPriceList.Result.Of(list);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, GetPriceList.Result, Handler>("/price-lists", nameof(CreatePriceList), "Create a price list");
}
