using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockIns;

/// <summary>What the outside is told of a stock-in: goods and places, never money.</summary>
[Tells("stock-in.confirmed", "stock-in.cancelled", "stock-in.reversed")]
internal sealed record StockInNews(string Number, Guid WarehouseId, string? AuthorityKind, Guid? AuthorityId, IReadOnlyList<StockInNewsLine> Lines)
{
    public static StockInNews Of(StockIn paper) => new(paper.Number, paper.WarehouseId, paper.AuthorityKind, paper.AuthorityId,
        [.. paper.Lines.OrderBy(l => l.Position).Select(l => new StockInNewsLine(l.ItemId, l.BatchId, l.BaseQuantity))]);
}

/// <summary>Goods of an event, in base units.</summary>
internal sealed record StockInNewsLine(Guid ItemId, Guid? BatchId, decimal Quantity);
