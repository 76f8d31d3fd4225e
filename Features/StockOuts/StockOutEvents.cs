using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockOuts;

/// <summary>What the outside is told of a stock-out: goods and places, never money.</summary>
[Tells("stock-out.confirmed", "stock-out.reversed", "stock-out.cancelled")]
internal sealed record StockOutNews(string Number, Guid WarehouseId, string AuthorityKind, Guid AuthorityId, IReadOnlyList<StockOutNewsLine> Lines)
{
    public static StockOutNews Of(StockOut paper) => Of(paper, paper.Lines);

    public static StockOutNews Of(StockOut paper, IEnumerable<StockOutLine> lines) => new(paper.Number, paper.WarehouseId, paper.AuthorityKind, paper.AuthorityId,
        [.. lines.OrderBy(l => l.Position).Select(l => new StockOutNewsLine(l.ItemId, l.BatchId, l.Quantity))]);
}

/// <summary>Goods of an event, in base units.</summary>
internal sealed record StockOutNewsLine(Guid ItemId, Guid? BatchId, decimal Quantity);
