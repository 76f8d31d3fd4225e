using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Items;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Prices;

/// <summary>Prices are entered into a list: new ones are added, those of the same item, unit and quantity are changed, all others stay. All or none.</summary>
public static class SetPrices
{
    [Requires("prices.set")]
    [Refuses("UNIT_UNKNOWN", "PRICE_REPEATED", "CURRENCY_MISMATCH")]
    public sealed record Command(Guid PriceListId, [MinLength(1)] IReadOnlyList<Entry> Prices);

    /// <param name="Unit">The base unit of the item, if not given.</param>
    /// <param name="UnitPrice">In the currency of the list, at most 6 decimals.</param>
    /// <param name="MinQuantity">The price holds from this quantity on; 0 is for any quantity.</param>
    public sealed record Entry(Guid ItemId, [MaxLength(20)] string? Unit, [Price] Money UnitPrice, [Quantity(OrZero = true)] decimal MinQuantity = 0m);

    /// <param name="Id">The price list's.</param>
    public sealed record Result(Guid Id, int Version, int Added, int Changed, int Unchanged);

    private sealed record Key(Guid ItemId, string Unit, decimal MinQuantity);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var list = await db.LockForPricing(command.PriceListId, ct);
            var items = await db.Items.Include(i => i.Units).ReferAll(command.Prices.Select((p, i) => (p.ItemId, $"/prices/{i}/itemId")), ct);
            var keys = command.Prices.Select(p => new Key(p.ItemId, p.Unit ?? items[p.ItemId].Unit, p.MinQuantity)).ToList();
            Check(command, keys, items, list.Currency);

            var present = await db.Prices.Where(p => p.PriceListId == list.Id && items.Keys.Contains(p.ItemId)).ToDictionaryAsync(p => new Key(p.ItemId, p.Unit, p.MinQuantity), ct);
            var (added, changed) = (0, 0);
            foreach (var (key, unitPrice) in keys.Zip(command.Prices, (k, p) => (k, p.UnitPrice.Amount)))
            {
                if (!present.TryGetValue(key, out var price))
                {
                    db.Prices.Add(new(list.Id, key.ItemId, key.Unit, key.MinQuantity, unitPrice));
                    added++;
                }
                else if (price.UnitPrice != unitPrice)
                {
                    price.Reprice(unitPrice);
                    changed++;
                }
            }
            return new(list.Id, list.Version, added, changed, keys.Count - added - changed);
        }

        private static void Check(Command command, List<Key> keys, Dictionary<Guid, Item> items, string currency)
        {
            var faults = new List<Fault>();
            var seen = new HashSet<Key>();
            foreach (var (i, key) in keys.Index())
            {
                var item = items[key.ItemId];
                if (!item.Has(key.Unit)) faults.Add(ItemRefusals.UnitUnknown.Fault($"/prices/{i}/unit", ("unit", key.Unit), ("item", item.Code)));
                if (command.Prices[i].UnitPrice.Currency != currency) faults.Add(PlatformRefusals.CurrencyMismatch.Fault($"/prices/{i}/unitPrice/currency", ("expected", currency)));
                if (!seen.Add(key)) faults.Add(PriceRefusals.PriceRepeated.Fault($"/prices/{i}"));
            }
            if (faults.Count > 0) throw Refusal.Of(faults);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/price-lists/{priceListId}/prices/set", nameof(SetPrices), "Enter up to 200 prices into a list");
}
