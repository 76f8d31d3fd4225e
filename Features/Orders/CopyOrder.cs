using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Features.Organization;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Orders;

/// <summary>The same again: a new draft with the lines of an order at today's prices, and a list of what is different about it. What cannot be sold today is left out.</summary>
public static class CopyOrder
{
    /// <param name="CustomerPurchaseOrder">The customer's own number of the new order.</param>
    [NeedsKey]
    [Requires("orders.copy")]
    [Asks("orders.set-discount")]
    [Refuses("CUSTOMER_INACTIVE", "NOTHING_TO_COPY", "QUANTITY_TOO_FINE", "COMPANY_MISSING")]
    public sealed record Command(Guid OrderId, DateOnly? RequestedDate, string? CustomerPurchaseOrder);
    public sealed record Result(Guid Id, int Version, OrderStatus Status, [SellingPrice] Money? Total, IReadOnlyList<CopyDifference> Differences);

    internal sealed class Handler(Database db, OrderPricing pricing, PriceDesk prices, CompanyDesk companies, CurrentUser user) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var origin = await db.Orders.AsNoTracking().Include(o => o.Lines).Require(o => o.Id == command.OrderId, ct);
            var customer = await db.Every<Customer>().Include(c => c.Addresses).Require(c => c.Id == origin.CustomerId, ct);
            if (!customer.Active) throw CustomerRefusals.Inactive.Because(("customer", customer.Number));
            var company = await companies.Get(ct);
            var copy = new Order(customer, origin.OwnerId, company.Rounding, await companies.Today(ct), Firmness.Firm, origin.Channel)
            {
                RequestedDate = command.RequestedDate, CustomerPurchaseOrder = command.CustomerPurchaseOrder, Remark = origin.Remark, WarehouseId = origin.WarehouseId,
                ReservationPolicy = origin.ReservationPolicy, ShipTo = origin.ShipTo ?? ShipTo.Of(customer),
            };
            var (sold, differences) = await Sold(copy, customer, [.. origin.Lines.OrderBy(l => l.Position)], ct);
            if (sold.Count == 0) throw OrderRefusals.NothingToCopy.Because();
            copy.Fill(await pricing.Lines(copy, customer, [.. sold.Select(Entry)], ct));
            copy.Ship(freight: copy.Currency == origin.Currency ? origin.Freight : 0);
            db.Add(copy);
            return new(copy.Id, copy.Version, copy.Status, new(copy.Total, copy.Currency), [.. differences, .. sold.Zip(copy.Lines, (was, now) => Compare(was, now, copy.Currency)).OfType<CopyDifference>()]);
        }

        /// <summary>What of it can be sold today, and why the rest cannot.</summary>
        private async Task<(IReadOnlyList<OrderLine> Sold, List<CopyDifference> Differences)> Sold(Order copy, Customer customer, IReadOnlyList<OrderLine> lines, CancellationToken ct)
        {
            var ids = lines.Select(l => l.ItemId).ToArray();
            var inactive = (await db.Items.Where(i => ids.Contains(i.Id) && !i.Active).Select(i => i.Id).ToListAsync(ct)).ToHashSet();
            var resolved = await prices.Resolve(customer, copy.Channel, copy.Currency, copy.OrderDate, [.. lines.Select(l => new PriceRequest(l.ItemId, l.Quantity, l.Unit))], ct);
            var differences = lines.Select((l, i) => inactive.Contains(l.ItemId) ? Without(l, CopyDifferenceKind.ItemInactive) : resolved[i] is null ? Without(l, CopyDifferenceKind.PriceMissing) : null)
                .OfType<CopyDifference>().ToList();
            return ([.. lines.Where(l => differences.All(d => d.OrderLineId != l.Id))], differences);
        }

        private OrderLineEntry Entry(OrderLine l) => new(l.ItemId, l.Quantity, l.Unit, null, user.May("orders.set-discount") ? l.DiscountRate : null, null, null, l.Description, null, l.WarehouseId);

        private static CopyDifference Without(OrderLine l, CopyDifferenceKind kind) => new(kind, l.Id, l.ItemId, l.ItemCode, null, null, null, null);

        private static CopyDifference? Compare(OrderLine was, OrderLine now, string currency) =>
            (was.UnitPrice, was.EffectiveDiscount, was.TaxIncluded) == (now.UnitPrice, now.EffectiveDiscount, now.TaxIncluded) ? null
            : new((was.UnitPrice, was.TaxIncluded) == (now.UnitPrice, now.TaxIncluded) ? CopyDifferenceKind.Discount : CopyDifferenceKind.Price, was.Id, was.ItemId, was.ItemCode,
                new(was.UnitPrice, currency), new(now.UnitPrice, currency), was.EffectiveDiscount, now.EffectiveDiscount);
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/{orderId}/copy", nameof(CopyOrder), "Copy an order at today's prices");
}

/// <summary>What is different about a line of a copy. An inactive item, and one without a price, is left out.</summary>
public enum CopyDifferenceKind { Price, Discount, ItemInactive, PriceMissing }

/// <summary>How a line of the copied order comes out today.</summary>
/// <param name="OrderLineId">The line of the order that was copied.</param>
/// <param name="DiscountBefore">What all discounts together took off its price, those on the whole document among them.</param>
public sealed record CopyDifference(CopyDifferenceKind Kind, Guid OrderLineId, Guid ItemId, string ItemCode, [SellingPrice] Money? PriceBefore, [SellingPrice] Money? PriceNow,
    [SellingPrice] decimal? DiscountBefore, [SellingPrice] decimal? DiscountNow);
