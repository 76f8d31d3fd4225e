using Microsoft.EntityFrameworkCore;
using Waybill.Features.Items;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Stock;

/// <summary>What a line needs, in base units; from any active warehouse and batch where these are left open.</summary>
public sealed record Demand(Guid LineId, Guid ItemId, decimal Quantity, Guid? WarehouseId = null, Guid? BatchId = null);

/// <summary>What is held for a line in one warehouse, in base units.</summary>
public sealed record Held(Guid LineId, Guid ItemId, Guid WarehouseId, decimal Quantity);

/// <summary>Where documents of other features hold stock and let it go. Everything is written in the caller's transaction, ahead of whatever it asks next.</summary>
public sealed class StockDesk(Database db, StockLocks locks, StockLedger ledger)
{
    /// <summary>Holds all of it or refuses with STOCK_SHORT, which names every item that is short. The demand of several lines for one item is summed first.</summary>
    public Task<IReadOnlyList<Held>> Reserve(DocumentRef document, IReadOnlyList<Demand> demands, CancellationToken ct) => Reserve(document, demands, allOrNothing: true, born: false, ct);

    /// <summary>Holds as much as there is; what the answer lacks is short.</summary>
    /// <param name="born">The document is being born: nothing is held for it yet.</param>
    public Task<IReadOnlyList<Held>> ReserveAvailable(DocumentRef document, IReadOnlyList<Demand> demands, bool born, CancellationToken ct) =>
        Reserve(document, demands, allOrNothing: false, born, ct);

    /// <summary>Lets go of everything held for the document.</summary>
    public Task Release(DocumentRef document, CancellationToken ct) => Release(document, lineId: null, quantity: decimal.MaxValue, ct);

    /// <summary>Lets go of so much of what is held for a line, at most of all of it.</summary>
    public Task Release(DocumentRef document, Guid lineId, decimal quantity, CancellationToken ct) => Release(document, (Guid?)lineId, quantity, ct);

    /// <summary>
    /// Holds for each line what it needs from now on: what is held beyond that, and for lines that are not named, is let go; where more may be reserved, as much
    /// as there is of what is missing is held. Gives all that is held then.
    /// </summary>
    public async Task<IReadOnlyList<Held>> Fit(DocumentRef document, IReadOnlyList<Demand> demands, bool reserveMore, CancellationToken ct)
    {
        var items = await HeldItems(document, lineId: null, ct);
        if (reserveMore) items = [.. items.Union(demands.Select(d => d.ItemId))];
        if (items.Count == 0) return [];
        var sheet = await locks.ForReserving(items, document, ct);
        foreach (var line in sheet.Holds.GroupBy(h => h.LineId).ToList())
        {
            var excess = line.Sum(h => h.Quantity) - demands.Where(d => d.LineId == line.Key).Sum(d => d.Quantity);
            foreach (var hold in line) excess -= StockSheet.Release(hold, excess);
        }
        if (reserveMore)
            foreach (var demand in demands.OrderBy(Freedom)) Hold(sheet, demand with { Quantity = demand.Quantity - sheet.Holds.Where(h => h.LineId == demand.LineId).Sum(h => h.Quantity) });
        ledger.Hold(sheet, document);
        return [.. sheet.Holds.Where(h => h.Quantity > 0).Select(h => new Held(h.LineId, h.Level.ItemId, h.Level.WarehouseId, h.Quantity))];
    }

    private async Task<IReadOnlyList<Held>> Reserve(DocumentRef document, IReadOnlyList<Demand> demands, bool allOrNothing, bool born, CancellationToken ct)
    {
        var sheet = await locks.ForReserving([.. demands.Select(d => d.ItemId)], born ? null : document, ct);
        var held = new List<Held>();
        var shorts = new List<(Guid Item, decimal Short)>();
        foreach (var demand in demands.Where(d => d.Quantity > 0).OrderBy(Freedom))
        {
            var now = Hold(sheet, demand);
            held.AddRange(now);
            if (now.Sum(h => h.Quantity) is var found && found < demand.Quantity) shorts.Add((demand.ItemId, demand.Quantity - found));
        }
        if (allOrNothing && shorts.Count > 0) throw await Short(shorts, ct);
        ledger.Hold(sheet, document);
        return held;
    }

    private async Task Release(DocumentRef document, Guid? lineId, decimal quantity, CancellationToken ct)
    {
        var items = await HeldItems(document, lineId, ct);
        if (items.Count == 0) return;
        var sheet = await locks.ForReserving(items, document, ct);
        foreach (var hold in sheet.Holds.Where(h => lineId is null || h.LineId == lineId)) quantity -= StockSheet.Release(hold, quantity);
        ledger.Hold(sheet, document);
    }

    /// <summary>Holds as much as there is of what a line needs.</summary>
    private static List<Held> Hold(StockSheet sheet, Demand demand)
    {
        var (held, open) = (new List<Held>(), demand.Quantity);
        foreach (var level in Candidates(sheet, demand))
        {
            var quantity = sheet.Reserve(demand.LineId, level, demand.BatchId, open);
            if (quantity > 0) held.Add(new(demand.LineId, demand.ItemId, level.WarehouseId, quantity));
            open -= quantity;
        }
        return held;
    }

    private Task<List<Guid>> HeldItems(DocumentRef document, Guid? lineId, CancellationToken ct) => db.Reservations.AsNoTracking()
        .Where(r => r.DocumentId == document.Id && r.DocumentKind == document.Kind && (lineId == null || r.LineId == lineId)).Select(r => r.ItemId).Distinct().ToListAsync(ct);

    /// <summary>Lines that are tied the most choose first, so that a free line does not take what only they could have had.</summary>
    private static int Freedom(Demand demand) => (demand.WarehouseId, demand.BatchId) switch { ({ }, { }) => 0, ({ }, null) => 1, (null, { }) => 2, _ => 3 };

    private static IEnumerable<Level> Candidates(StockSheet sheet, Demand demand) => sheet.Of(demand.ItemId)
        .Where(l => l.WarehouseActive && (demand.WarehouseId is null || l.WarehouseId == demand.WarehouseId))
        .OrderBy(l => l.Priority).ThenBy(l => l.WarehouseCode, StringComparer.Ordinal);

    private async Task<Exception> Short(List<(Guid Item, decimal Short)> shorts, CancellationToken ct)
    {
        var ids = shorts.Select(s => s.Item).ToArray();
        var codes = await db.Items.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Code, ct);
        return StockRefusals.Short([.. shorts.GroupBy(s => s.Item).Select(g => (codes[g.Key], g.Sum(s => s.Short), ""))]);
    }
}
