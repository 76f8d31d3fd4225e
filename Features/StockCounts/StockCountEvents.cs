using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockCounts;

/// <summary>What the outside is told of a stock count: that there are differences, not how many of what.</summary>
[Tells("stock-count.posted", "stock-count.submitted")]
internal sealed record StockCountTold(Guid Id, string Number, StockCountStatus Status, Guid WarehouseId, int LineCount, int Differences)
{
    public static StockCountTold Of(StockCount c) => new(c.Id, c.Number, c.Status, c.WarehouseId, c.Lines.Count, c.Lines.Count(l => l.Difference is not (null or 0)));
}
