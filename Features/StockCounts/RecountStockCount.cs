using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.StockCounts;

/// <summary>Lines are to be counted again: those that are named, or all that differ from the books. What was counted of them before no longer counts.</summary>
public static class RecountStockCount
{
    [Requires("stock-counts.recount")]
    [Refuses("STOCK_COUNT_WRONG_STATE")]
    public sealed record Command(Guid StockCountId, [MinLength(1), MaxLength(200)] IReadOnlyList<Guid>? LineIds = null);

    internal sealed class Handler(Database db) : IHandler<Command, StockCountView>
    {
        public async Task<StockCountView> Handle(Command command, CancellationToken ct)
        {
            var count = await db.StockCounts.Include(c => c.Lines).RequireLocked(db, command.StockCountId, ct);
            var known = count.Lines.Select(l => l.Id).ToHashSet();
            var faults = (command.LineIds ?? []).Index().Where(l => !known.Contains(l.Item)).Select(l => PlatformRefusals.UnknownReference.Fault($"/lineIds/{l.Index}", ("kind", "line"))).ToList();
            if (faults.Count > 0) throw Refusal.Of(faults);
            count.Recount(command.LineIds?.ToHashSet());
            return StockCountView.Of(count);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, StockCountView, Handler>("/{stockCountId}/recount", nameof(RecountStockCount), "Have lines counted again");
}
