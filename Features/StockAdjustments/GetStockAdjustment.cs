using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockAdjustments;

/// <summary>Goods that were moved or scrapped once, with who did it and why.</summary>
public static class GetStockAdjustment
{
    [Requires("stock-adjustments.get")]
    public sealed record Query(Guid StockAdjustmentId);

    internal sealed class Handler(Database db) : IHandler<Query, StockAdjustmentView>
    {
        public async Task<StockAdjustmentView> Handle(Query query, CancellationToken ct) =>
            await StockAdjustmentView.Of(db, await db.StockAdjustments.Include(a => a.Lines).Require(a => a.Id == query.StockAdjustmentId, ct), ct);
    }

    internal static void Map(Doors doors) => doors.Get<Query, StockAdjustmentView, Handler>("/{stockAdjustmentId}", nameof(GetStockAdjustment), "Read a stock adjustment");
}
