using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Prices;

/// <summary>Where the price of a line comes from.</summary>
public enum PriceSource { Quote, Customer, Group, Channel, Base, Manual }

/// <summary>So much of an item is wanted, counted in one of its units.</summary>
public sealed record PriceRequest(Guid ItemId, decimal Quantity, string Unit);

/// <summary>The price that holds for a line, per the unit it asked for.</summary>
/// <param name="ListPrice">What the base level says, in the same terms of tax; the unit price itself if the base level says nothing.</param>
/// <param name="TaxIncluded">Whether tax is part of both prices.</param>
public sealed record ResolvedPrice(decimal UnitPrice, decimal ListPrice, PriceSource Source, Guid? PriceListId, bool TaxIncluded)
{
    /// <summary>The accepted quote that it comes from, if no list.</summary>
    public Guid? QuoteId { get; init; }
}

/// <summary>What quotes that a customer accepted promise it: the narrowest level of the resolution. Declared here, answered by the feature that keeps the quotes.</summary>
public interface IQuotePrices
{
    /// <summary>Asks ahead of the next trip whether the customer was promised anything. What this gives is called after that trip, and reads the promises if so.</summary>
    Func<CancellationToken, Task<IReadOnlyList<QuotedPrice>>> Promised(Purchase purchase, IReadOnlyCollection<Guid> items);
}

/// <summary>A price that an accepted quote promises, from the quoted quantity on.</summary>
public sealed record QuotedPrice(Guid QuoteId, DateTimeOffset AcceptedAt, Guid ItemId, bool TaxIncluded, string Unit, decimal MinQuantity, decimal UnitPrice);

/// <summary>The one price resolution: catalogue, quote, order and copy all ask here, and so agree to the cent.</summary>
public sealed class PriceDesk(Database db, IEnumerable<IQuotePrices> quotes)
{
    /// <summary>The price of each line, in their order; null where nobody has one, or where the item or its unit is unknown.</summary>
    public Task<IReadOnlyList<ResolvedPrice?>> Resolve(Customer customer, string? channel, string currency, DateOnly date, IReadOnlyList<PriceRequest> lines, CancellationToken ct) =>
        Resolve(Purchase.By(customer, channel, currency, date), lines, ct);

    /// <summary>The same. One query for the lists, and one for the quotes if the customer accepted any, however many lines there are.</summary>
    public async Task<IReadOnlyList<ResolvedPrice?>> Resolve(Purchase purchase, IReadOnlyList<PriceRequest> lines, CancellationToken ct)
    {
        Guid[] items = [.. lines.Select(l => l.ItemId).Distinct()];
        var promised = quotes.Select(q => q.Promised(purchase, items)).ToList();
        var found = (await Offers(purchase, items, lines, ct)).Concat(await Promised(promised, ct)).ToLookup(o => o.ItemId);
        return [.. lines.Select(line => Choose(line, [.. found[line.ItemId]]))];
    }

    private static ResolvedPrice? Choose(PriceRequest line, IReadOnlyList<Found> found)
    {
        if (found.FirstOrDefault(f => line.Unit == f.BaseUnit || line.Unit == f.OtherUnit) is not { } item) return null;
        var factor = line.Unit == item.BaseUnit ? 1m : item.Factor!.Value;
        return PriceChoice.Choose(new(line.Quantity, line.Unit, item.BaseUnit, factor, item.TaxRate), [.. found.Select(f => f.Offer)]);
    }

    /// <summary>All prices of the items in the lists that concern the purchase, once for each of the asked units that the item has.</summary>
    private ValueTask<List<Found>> Offers(Purchase purchase, Guid[] items, IReadOnlyList<PriceRequest> lines, CancellationToken ct) => Offering.In(db)(db, items,
        [.. lines.Select(l => l.Unit).Distinct()], purchase.CustomerId, purchase.GroupId, purchase.Channel, purchase.Currency, purchase.Date).ToListAsync(ct);

    private static readonly Ready<Func<Database, Guid[], string[], Guid, Guid?, string?, string, DateOnly, IAsyncEnumerable<Found>>> Offering = new(() =>
    {
        Expression<Func<Database, Guid[], string[], Guid, Guid?, string?, string, DateOnly, IQueryable<PriceList>, IQueryable<Found>>> offers =
            (db, ids, units, customer, group, channel, currency, date, lists) => from price in db.Set<PriceEntry>().AsNoTracking()
                join list in lists on price.PriceListId equals list.Id
                join item in db.Set<Item>() on price.ItemId equals item.Id
                from unit in item.Units.Where(u => units.Contains(u.Name)).DefaultIfEmpty()
                where ids.Contains(price.ItemId) && (units.Contains(price.Unit) || price.Unit == item.Unit)
                select new Found(item.Id, item.Unit, item.TaxRate, unit!.Name, (decimal?)unit.Factor,
                    new Offer(list.Id, list.Level, list.CreatedAt, list.TaxIncluded, price.Unit, price.MinQuantity, price.UnitPrice));
        var (given, list) = (offers.Parameters.SkipLast(1).ToList(), Purchase.Concerns.Parameters[0]);
        var concerns = Expression.Lambda<Func<PriceList, bool>>(Splice.In(Purchase.Concerns, [list, .. given.Skip(3)]), list);
        Expression<Func<Database, IQueryable<PriceList>>> all = db => db.Set<PriceList>();
        var lists = Expression.Call(typeof(Queryable), nameof(Queryable.Where), [typeof(PriceList)], Splice.In(all, given[0]), Expression.Quote(concerns));
        return EF.CompileAsyncQuery(Expression.Lambda<Func<Database, Guid[], string[], Guid, Guid?, string?, string, DateOnly, IQueryable<Found>>>(Splice.In(offers, [.. given, lists]), given));
    });

    private async Task<IReadOnlyList<Found>> Promised(IReadOnlyList<Func<CancellationToken, Task<IReadOnlyList<QuotedPrice>>>> promised, CancellationToken ct)
    {
        var prices = new List<QuotedPrice>();
        foreach (var read in promised) prices.AddRange(await read(ct));
        if (prices.Count == 0) return [];
        var ids = prices.Select(p => p.ItemId).Distinct().ToArray();
        var items = await db.Items.AsNoTracking().Include(i => i.Units).Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        return [.. from price in prices
            let item = items[price.ItemId]
            from unit in item.Units.DefaultIfEmpty()
            select new Found(item.Id, item.Unit, item.TaxRate, unit?.Name, unit?.Factor,
                new Offer(default, PriceLevel.Customer, price.AcceptedAt, price.TaxIncluded, price.Unit, price.MinQuantity, price.UnitPrice) { QuoteId = price.QuoteId })];
    }

    private sealed record Found(Guid ItemId, string BaseUnit, decimal TaxRate, string? OtherUnit, decimal? Factor, Offer Offer);
}
