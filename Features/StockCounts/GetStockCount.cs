using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockCounts;

/// <summary>One stock count and how far it has come. Its lines are a list of their own.</summary>
public static class GetStockCount
{
    [Requires("stock-counts.get")]
    public sealed record Query(Guid StockCountId);

    internal sealed class Handler(Database db) : IHandler<Query, StockCountView>
    {
        public async Task<StockCountView> Handle(Query query, CancellationToken ct)
        {
            var count = await db.StockCounts.Require(c => c.Id == query.StockCountId, ct);
            var sums = await db.StockCountLines.Where(l => l.StockCountId == count.Id).GroupBy(_ => 1).Select(g => new
            {
                Lines = g.Count(), Counted = g.Count(l => l.CountedQuantity != null), Differences = g.Count(l => l.Difference != null && l.Difference != 0), Value = g.Sum(l => l.Value),
            }).FirstOrDefaultAsync(ct);
            return StockCountView.Of(count, sums?.Lines ?? 0, sums?.Counted ?? 0, sums?.Differences, sums?.Value);
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, StockCountView, Handler>("/{stockCountId}", nameof(GetStockCount), "Read a stock count");
}
