using Microsoft.EntityFrameworkCore;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockCounts;

/// <summary>The counting begins: what the books say lies in the bins now becomes the lines to count. Goods go on moving meanwhile.</summary>
public static class StartStockCount
{
    [Requires("stock-counts.start")]
    [Refuses("STOCK_COUNT_WRONG_STATE")]
    public sealed record Command(Guid StockCountId);

    internal sealed class Handler(Database db, TimeProvider clock) : IHandler<Command, StockCountView>
    {
        public async Task<StockCountView> Handle(Command command, CancellationToken ct)
        {
            var count = await db.StockCounts.Include(c => c.Lines).RequireLocked(db, command.StockCountId, ct);
            count.RequireDraft();
            count.Start(await Snapshot(count, ct), clock.GetUtcNow());
            return StockCountView.Of(count);
        }

        private async Task<IReadOnlyList<StockCountLine>> Snapshot(StockCount count, CancellationToken ct)
        {
            var balances = await db.StockBalances.AsNoTracking().Where(b => b.WarehouseId == count.WarehouseId && b.Present
                    && (count.ItemIds.Length == 0 || count.ItemIds.Contains(b.ItemId)) && (count.BinIds.Length == 0 || count.BinIds.Contains(b.BinId))
                    && (count.BatchIds.Length == 0 || count.BatchIds.Contains(b.BatchId!.Value)))
                .OrderBy(b => b.Bin.Code).ThenBy(b => b.Item.Code).ThenBy(b => b.Batch!.Number)
                .Select(b => new { b.ItemId, b.BinId, b.BatchId, b.OnHand }).ToListAsync(ct);
            return [.. balances.Select(b => new StockCountLine { ItemId = b.ItemId, BinId = b.BinId, BatchId = b.BatchId, BookQuantity = b.OnHand })];
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, StockCountView, Handler>("/{stockCountId}/start", nameof(StartStockCount), "Begin to count");
}
