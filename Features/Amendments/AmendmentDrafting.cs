using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Amendments;

/// <summary>What shall be different about one line of an order. What is not given stays.</summary>
/// <param name="Quantity">What is wanted of it in all, in its own unit; a remainder that was cancelled is wanted again.</param>
/// <param name="UnitPrice">Needs the permission orders.set-price. Of a line that has begun, only what is not part of released deliveries or invoiced gets it, as a line of its own.</param>
/// <param name="DiscountRate">0.04 for 4 %; needs the permission orders.set-discount. It applies as the price does.</param>
/// <param name="DropRemainder">What no released delivery will deliver is not wanted any more; the ordered quantity stays.</param>
public sealed record LineChangeEntry(Guid OrderLineId, [Quantity] decimal? Quantity, [Price(OrZero = true), SellingPrice] Money? UnitPrice, [Rate(OrZero = true), SellingPrice] decimal? DiscountRate,
    DateOnly? PromisedDate, bool? DropRemainder);

/// <summary>Makes an amendment's lines of what a client entered, and tries the whole on the order as it stands.</summary>
internal sealed class AmendmentDrafting(Database db, OrderPricing pricing, CurrentUser user)
{
    /// <summary>A copy of the order that nobody saves.</summary>
    public Task<Order> CopyOf(Guid orderId, CancellationToken ct) => db.Every<Order>().AsNoTracking().Include(o => o.Lines).FirstAsync(o => o.Id == orderId, ct);

    public async Task<IReadOnlyList<AmendmentLine>> Changed(Order order, IReadOnlyList<LineChangeEntry> entries, CancellationToken ct)
    {
        var of = order.Lines.ToDictionary(l => l.Id);
        var faults = entries.Select((e, i) => !of.ContainsKey(e.OrderLineId) ? PlatformRefusals.UnknownReference.Fault($"/changes/{i}/orderLineId", ("kind", "order line"))
            : entries.Take(i).Any(b => b.OrderLineId == e.OrderLineId) ? AmendmentRefusals.LineRepeated.Fault($"/changes/{i}/orderLineId")
            : e.DropRemainder == true && (e.Quantity, e.UnitPrice, e.DiscountRate) != (null, null, null) ? AmendmentRefusals.Contradicts.Fault($"/changes/{i}/dropRemainder") : null).OfType<Fault>().ToList();
        if (faults.Count > 0) throw Refusal.Of(faults);
        if (entries.Any(e => e.UnitPrice is not null)) user.Require("orders.set-price");
        if (entries.Any(e => e.DiscountRate is not null)) user.Require("orders.set-discount");
        var items = await db.Items.AsNoTracking().ReferAll(entries.Select(e => (of[e.OrderLineId].ItemId, "/changes")), ct);
        return [.. entries.Select((e, i) => Changed(of[e.OrderLineId], items[of[e.OrderLineId].ItemId], e, order.Currency, i))];
    }

    public async Task<IReadOnlyList<AmendmentLine>> Added(Order order, IReadOnlyList<OrderLineEntry> entries, CancellationToken ct)
    {
        var customer = await db.Every<Customer>().Require(c => c.Id == order.CustomerId, ct);
        return [.. (await pricing.Lines(order, customer, entries, ct)).Select(AmendmentLine.New)];
    }

    private static AmendmentLine Changed(OrderLine line, Item item, LineChangeEntry entry, string currency, int i)
    {
        if (entry.Quantity is { } quantity) line.InBase(quantity, item, $"/changes/{i}/quantity");
        return AmendmentLine.Changed(line, new(line.Id, entry.Quantity, entry.UnitPrice?.In(currency, $"/changes/{i}/unitPrice/currency"), entry.DiscountRate, entry.PromisedDate, entry.DropRemainder == true));
    }
}
