using Microsoft.EntityFrameworkCore;
using Waybill.Features.Items;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Prices;

/// <summary>A line of a sales document as a client enters it, whatever the document.</summary>
public interface ILineEntry
{
    Guid ItemId { get; }
    decimal Quantity { get; }

    /// <summary>The item's base unit if not given.</summary>
    string? Unit { get; }

    /// <summary>Resolved if not given; giving it needs the document's permission set-price.</summary>
    Money? UnitPrice { get; }

    /// <summary>Needs the document's permission set-discount.</summary>
    decimal? DiscountRate { get; }

    /// <summary>The item's if not given; giving another needs the document's permission set-price.</summary>
    decimal? TaxRate { get; }
    bool? TaxIncluded { get; }
    string? Description { get; }
}

/// <summary>Makes lines of what a client entered: items, units and prices are looked up, and everything unknown is named at once.</summary>
public sealed class LinePricing(Database db, PriceDesk prices, CompanyDesk companies, CurrentUser user)
{
    /// <summary>The lines in the order of the entries.</summary>
    /// <param name="documents">The first word of the permissions: orders, quotes.</param>
    public async Task<IReadOnlyList<PricedLine>> Price(string documents, Purchase purchase, IReadOnlyList<ILineEntry> entries, CancellationToken ct)
    {
        var items = await db.Items.ReferAll(db, ItemWays.WithUnits, entries.Select((e, i) => (e.ItemId, $"/lines/{i}/itemId")), ct);
        foreach (var entry in entries) RequirePermissions(documents, entry, items[entry.ItemId]);
        Check(entries, items);
        var resolved = await prices.Resolve(purchase, [.. entries.Select(e => new PriceRequest(e.ItemId, e.Quantity, e.Unit ?? items[e.ItemId].Unit))], ct);
        RefuseUnpriced(entries, items, resolved);
        var company = await companies.Get(ct);
        return [.. entries.Select((entry, i) => Line(entry, items[entry.ItemId], resolved[i], purchase.Currency, company, i))];
    }

    private void RequirePermissions(string documents, ILineEntry entry, Item item)
    {
        if (entry.UnitPrice is not null || (entry.TaxRate is { } tax && tax != item.TaxRate)) user.Require(documents + ".set-price");
        if (entry.DiscountRate > 0) user.Require(documents + ".set-discount");
    }

    /// <summary>Inactive items are all named; then the first unit or quantity that an item does not know.</summary>
    private static void Check(IReadOnlyList<ILineEntry> entries, Dictionary<Guid, Item> items)
    {
        var faults = entries.Select((e, i) => (Item: items[e.ItemId], i)).Where(l => !l.Item.Active)
            .Select(l => PriceRefusals.ItemInactive.Fault($"/lines/{l.i}/itemId", ("item", l.Item.Code))).ToList();
        if (faults.Count > 0) throw Refusal.Of(faults);
        for (var i = 0; i < entries.Count; i++) ToBase(entries[i], items[entries[i].ItemId], i);
    }

    private static decimal ToBase(ILineEntry entry, Item item, int i) =>
        item.ToBase(entry.Quantity, entry.Unit ?? item.Unit, $"/lines/{i}/{(entry.Unit is null || entry.Unit == item.Unit ? "quantity" : "unit")}");

    private static void RefuseUnpriced(IReadOnlyList<ILineEntry> entries, Dictionary<Guid, Item> items, IReadOnlyList<ResolvedPrice?> resolved)
    {
        var faults = entries.Select((e, i) => (Entry: e, i)).Where(l => l.Entry.UnitPrice is null && resolved[l.i] is null)
            .Select(l => (l.i, Item: items[l.Entry.ItemId], l.Entry.Unit))
            .Select(l => PriceRefusals.PriceNotFound.Fault($"/lines/{l.i}/itemId", ("item", l.Item.Code), ("unit", l.Unit ?? l.Item.Unit))).ToList();
        if (faults.Count > 0) throw new Refusal(PriceRefusals.PriceNotFound, faults[0].Values, faults);
    }

    private static PricedLine Line(ILineEntry entry, Item item, ResolvedPrice? price, string currency, Company company, int i)
    {
        var unit = entry.Unit ?? item.Unit;
        var given = entry.UnitPrice?.In(currency, $"/lines/{i}/unitPrice/currency");
        var taxIncluded = given is null ? price!.TaxIncluded : entry.TaxIncluded ?? price?.TaxIncluded ?? company.PricesIncludeTax;
        return new()
        {
            ItemId = item.Id, ItemCode = item.Code, Description = entry.Description ?? item.Name, Quantity = entry.Quantity, Unit = unit, BaseUnit = item.Unit,
            Factor = item.FactorOf(unit, $"/lines/{i}/unit"), BaseQuantity = ToBase(entry, item, i),
            UnitPrice = given ?? price!.UnitPrice, ListPrice = price?.TaxIncluded == taxIncluded ? price.ListPrice : null,
            PriceSource = given is null ? price!.Source : PriceSource.Manual, DiscountRate = entry.DiscountRate ?? 0, TaxRate = entry.TaxRate ?? item.TaxRate, TaxIncluded = taxIncluded,
        };
    }
}
