using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Features.Organization;
using Waybill.Features.Prices;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Orders;

/// <summary>Makes lines of what a client entered: items, units and prices are looked up, and everything unknown is named at once.</summary>
internal sealed class OrderPricing(Database db, PriceDesk prices, CompanyDesk companies, CurrentUser user)
{
    public async Task<IReadOnlyList<OrderLine>> Lines(Order order, Customer customer, IReadOnlyList<OrderLineEntry> entries, CancellationToken ct)
    {
        var items = await db.Items.Include(i => i.Units).ReferAll(entries.Select((e, i) => (e.ItemId, $"/lines/{i}/itemId")), ct);
        await db.Warehouses.ReferAll(entries.Select((e, i) => (e.WarehouseId, i)).Where(e => e.WarehouseId is not null).Select(e => (e.WarehouseId!.Value, $"/lines/{e.i}/warehouseId")), ct);
        foreach (var entry in entries) RequirePermissions(entry, items[entry.ItemId]);
        var requests = entries.Select(e => new PriceRequest(e.ItemId, e.Quantity, e.Unit ?? items[e.ItemId].Unit)).ToList();
        Check(entries, items);
        var resolved = await prices.Resolve(customer, order.Channel, order.Currency, order.OrderDate, requests, ct);
        RefuseUnpriced(entries, items, resolved);
        var company = await companies.Get(ct);
        return [.. entries.Select((entry, i) => Line(entry, items[entry.ItemId], resolved[i], order.Currency, company, i))];
    }

    private void RequirePermissions(OrderLineEntry entry, Item item)
    {
        if (entry.UnitPrice is not null || (entry.TaxRate is { } tax && tax != item.TaxRate)) user.Require("orders.set-price");
        if (entry.DiscountRate > 0) user.Require("orders.set-discount");
    }

    /// <summary>Inactive items are all named; then the first unit or quantity that an item does not know.</summary>
    private static void Check(IReadOnlyList<OrderLineEntry> entries, Dictionary<Guid, Item> items)
    {
        var faults = entries.Select((e, i) => (Item: items[e.ItemId], i)).Where(l => !l.Item.Active)
            .Select(l => OrderRefusals.ItemInactive.Fault($"/lines/{l.i}/itemId", ("item", l.Item.Code))).ToList();
        if (faults.Count > 0) throw Refusal.Of(faults);
        for (var i = 0; i < entries.Count; i++) ToBase(entries[i], items[entries[i].ItemId], i);
    }

    private static decimal ToBase(OrderLineEntry entry, Item item, int i) =>
        item.ToBase(entry.Quantity, entry.Unit ?? item.Unit, $"/lines/{i}/{(entry.Unit is null || entry.Unit == item.Unit ? "quantity" : "unit")}");

    private static void RefuseUnpriced(IReadOnlyList<OrderLineEntry> entries, Dictionary<Guid, Item> items, IReadOnlyList<ResolvedPrice?> resolved)
    {
        var faults = entries.Select((e, i) => (Entry: e, i)).Where(l => l.Entry.UnitPrice is null && resolved[l.i] is null)
            .Select(l => (l.i, Item: items[l.Entry.ItemId], l.Entry.Unit))
            .Select(l => OrderRefusals.PriceNotFound.Fault($"/lines/{l.i}/itemId", ("item", l.Item.Code), ("unit", l.Unit ?? l.Item.Unit))).ToList();
        if (faults.Count > 0) throw new Refusal(OrderRefusals.PriceNotFound, faults[0].Values, faults);
    }

    private static OrderLine Line(OrderLineEntry entry, Item item, ResolvedPrice? price, string currency, Company company, int i)
    {
        var unit = entry.Unit ?? item.Unit;
        var given = entry.UnitPrice?.In(currency, $"/lines/{i}/unitPrice/currency");
        var taxIncluded = given is null ? price!.TaxIncluded : entry.TaxIncluded ?? price?.TaxIncluded ?? company.PricesIncludeTax;
        return new()
        {
            ItemId = item.Id, ItemCode = item.Code, Description = entry.Description ?? item.Name, Quantity = entry.Quantity, Unit = unit, BaseUnit = item.Unit,
            Factor = item.FactorOf(unit, $"/lines/{i}/unit"), BaseQuantity = ToBase(entry, item, i),
            UnitPrice = given ?? price!.UnitPrice, ListPrice = price?.TaxIncluded == taxIncluded ? price.ListPrice : null,
            PriceSource = given is null ? price!.Source : PriceSource.Manual, DiscountRate = entry.DiscountRate ?? 0, TaxRate = entry.TaxRate ?? item.TaxRate,
            TaxIncluded = taxIncluded, PromisedDate = entry.PromisedDate, WarehouseId = entry.WarehouseId,
        };
    }
}
