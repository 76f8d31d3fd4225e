using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Prices;

/// <summary>What would this customer pay? Asked for many lines at once; it changes nothing.</summary>
public static class ResolvePrices
{
    /// <param name="Channel">Where the customer buys.</param>
    /// <param name="Currency">The customer's, if not given.</param>
    /// <param name="Date">The pricing date; today, if not given.</param>
    [Requires("prices.resolve")]
    [Refuses("UNIT_UNKNOWN", "COMPANY_MISSING")]
    public sealed record Command(Guid CustomerId, [MaxLength(40)] string? Channel, [RegularExpression("^[A-Z]{3}$")] string? Currency, DateOnly? Date,
        [MinLength(1)] IReadOnlyList<Line> Lines);

    /// <param name="Unit">The base unit of the item, if not given.</param>
    public sealed record Line(Guid ItemId, [Quantity] decimal Quantity, [MaxLength(20)] string? Unit);
    public sealed record Result(string Currency, DateOnly Date, IReadOnlyList<Row> Lines);

    /// <param name="Found">Whether any list or accepted quote has a price for it; if not, there is nothing more to say.</param>
    /// <param name="UnitPrice">Per the unit asked for.</param>
    /// <param name="ListPrice">What the base level says; the unit price itself if the base level says nothing.</param>
    public sealed record Row(Guid ItemId, decimal Quantity, string Unit, bool Found, [SellingPrice] Money? UnitPrice, [SellingPrice] Money? ListPrice, PriceSource? Source,
        Guid? PriceListId, bool? TaxIncluded, Guid? QuoteId);

    internal sealed class Handler(Database db, PriceDesk prices, CompanyDesk companies) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var customer = await db.Customers.AsNoTracking().Refer(c => c.Id == command.CustomerId, "/customerId", ct);
            var items = await db.Items.AsNoTracking().Include(i => i.Units).ReferAll(command.Lines.Select((l, i) => (l.ItemId, $"/lines/{i}/itemId")), ct);
            var requests = command.Lines.Select(l => new PriceRequest(l.ItemId, l.Quantity, l.Unit ?? items[l.ItemId].Unit)).ToList();
            var unknown = requests.Index().Where(r => !items[r.Item.ItemId].Has(r.Item.Unit))
                .Select(r => ItemRefusals.UnitUnknown.Fault($"/lines/{r.Index}/unit", ("unit", r.Item.Unit), ("item", items[r.Item.ItemId].Code))).ToList();
            if (unknown.Count > 0) throw Refusal.Of(unknown);

            var currency = command.Currency ?? customer.Currency;
            var date = command.Date ?? await companies.Today(ct);
            var resolved = await prices.Resolve(customer, command.Channel, currency, date, requests, ct);
            return new(currency, date, [.. requests.Zip(resolved, (r, p) => RowOf(r, p, currency))]);
        }

        private static Row RowOf(PriceRequest request, ResolvedPrice? price, string currency) => new(request.ItemId, request.Quantity, request.Unit, price is not null,
            price is null ? null : new(price.UnitPrice, currency), price is null ? null : new(price.ListPrice, currency), price?.Source, price?.PriceListId, price?.TaxIncluded, price?.QuoteId);
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/prices/resolve", nameof(ResolvePrices), "Find the prices a customer would pay");
}
