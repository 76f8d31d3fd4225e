using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Items;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockCounts;

/// <summary>What was counted is entered, one line or many at once; a line entered again counts anew.</summary>
public static class RecordCounts
{
    [Requires("stock-counts.record")]
    [Refuses("STOCK_COUNT_WRONG_STATE", "COUNT_LINE_REPEATED", "COUNT_TIME_OUTSIDE", "QUANTITY_TOO_FINE")]
    public sealed record Command(Guid StockCountId, [MinLength(1), MaxLength(200)] IReadOnlyList<Entry> Counts);

    /// <param name="Quantity">What lies there, in base units; 0 where nothing does.</param>
    /// <param name="CountedAt">When it was counted, if not just now: what moved later does not matter to it.</param>
    public sealed record Entry(Guid LineId, [Quantity(OrZero = true)] decimal Quantity, DateTimeOffset? CountedAt = null);

    /// <param name="OpenLines">How many lines are still to be counted.</param>
    public sealed record Result(Guid Id, int Version, StockCountStatus Status, int OpenLines);

    internal sealed class Handler(Database db, CurrentUser user, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var ids = command.Counts.Select(c => c.LineId).ToArray();
            var count = await db.StockCounts.Include(c => c.Lines.Where(l => ids.Contains(l.Id))).ThenInclude(l => l.Item).RequireLocked(db, command.StockCountId, ct);
            count.RequireCounting();
            var lines = count.Lines.ToDictionary(l => l.Id);
            var faults = command.Counts.Index().SelectMany(c => FaultsOf(c.Item, lines, ids.Take(c.Index), $"/counts/{c.Index}")).ToList();
            if (faults.Count > 0) throw Refusal.Of(faults);
            var now = clock.GetUtcNow();
            foreach (var (i, entry) in command.Counts.Index()) lines[entry.LineId].Count(entry.Quantity, by: user.Id, at: count.TimeOf(entry.CountedAt, now, $"/counts/{i}/countedAt"));
            var open = await db.StockCountLines.CountAsync(l => l.StockCountId == count.Id && l.CountedQuantity == null && !ids.Contains(l.Id), ct);
            return new(count.Id, count.Version, count.Status, open);
        }

        private static IEnumerable<Fault> FaultsOf(Entry entry, Dictionary<Guid, StockCountLine> lines, IEnumerable<Guid> before, string at)
        {
            if (before.Contains(entry.LineId)) yield return StockCountRefusals.LineRepeated.Fault($"{at}/lineId");
            if (!lines.TryGetValue(entry.LineId, out var line)) yield return PlatformRefusals.UnknownReference.Fault($"{at}/lineId", ("kind", "line"));
            else if (entry.Quantity.To(line.Item.QuantityDecimals) != entry.Quantity)
                yield return ItemRefusals.QuantityTooFine.Fault($"{at}/quantity", ("item", line.Item.Code), ("decimals", line.Item.QuantityDecimals), ("unit", line.Item.Unit));
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{stockCountId}/record", nameof(RecordCounts), "Enter what was counted");
}
