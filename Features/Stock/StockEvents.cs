namespace Waybill.Features.Stock;

/// <summary>What the outside is told of a stock document: goods and places, never money.</summary>
internal sealed record StockNews(string Number, Guid WarehouseId, string? AuthorityKind, Guid? AuthorityId, IReadOnlyList<StockNewsLine> Lines)
{
    public static StockNews Of(StockIn paper) => new(paper.Number, paper.WarehouseId, paper.AuthorityKind, paper.AuthorityId,
        [.. paper.Lines.OrderBy(l => l.Position).Select(l => new StockNewsLine(l.ItemId, l.BatchId, l.BaseQuantity))]);

    public static StockNews Of(StockOut paper) => Of(paper, paper.Lines);

    public static StockNews Of(StockOut paper, IEnumerable<StockOutLine> lines) => new(paper.Number, paper.WarehouseId, paper.AuthorityKind, paper.AuthorityId,
        [.. lines.OrderBy(l => l.Position).Select(l => new StockNewsLine(l.ItemId, l.BatchId, l.Quantity))]);
}

/// <summary>Goods of an event, in base units.</summary>
internal sealed record StockNewsLine(Guid ItemId, Guid? BatchId, decimal Quantity);
