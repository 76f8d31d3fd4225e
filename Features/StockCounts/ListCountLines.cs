using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockCounts;

/// <summary>What is to be counted, bin by bin. Who counts does not see what the books say: that is for who may see the field.</summary>
public static class ListCountLines
{
    [Requires("stock-counts.get")]
    public sealed record Query(Guid StockCountId) : ListQuery;

    /// <param name="Recounts">How often it was sent back to be counted again.</param>
    /// <param name="BookQuantity">What the books said when the counting began.</param>
    /// <param name="ExpectedQuantity">What the books say of the moment it was counted; known from the submission on.</param>
    /// <param name="Difference">What was counted less what the books say of that moment.</param>
    /// <param name="Value">What the posted difference was worth.</param>
    public sealed record Row(Guid Id, int Position, Guid ItemId, string ItemCode, string ItemName, string Unit, Guid BinId, string BinCode, Guid? BatchId, string? BatchNumber,
        DateOnly? ExpiryDate, decimal? CountedQuantity, DateTimeOffset? CountedAt, Guid? CountedBy, int Recounts, [property: BookQuantity] decimal? BookQuantity,
        [property: BookQuantity] decimal? ExpectedQuantity, [property: BookQuantity] decimal? Difference, [property: Cost] Money? Value);

    private static readonly Listing<StockCountLine> Fields = new Listing<StockCountLine>("stock-count-lines")
        .Field("position", l => l.Position).Field("itemId", l => l.ItemId).Field("itemCode", l => l.Item.Code).Field("binId", l => l.BinId).Field("binCode", l => l.Bin.Code)
        .Field("batchId", l => l.BatchId).Field("countedQuantity", l => l.CountedQuantity).Field("countedAt", l => l.CountedAt).Field("recounts", l => l.Recounts)
        .Field("difference", l => l.Difference, new BookQuantityAttribute()).Field("value.amount", l => l.Value, new CostAttribute())
        .Search(l => l.Item.Code, l => l.Item.Name, l => l.Bin.Code, l => l.Batch!.Number).OrderedBy("position asc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken ct)
        {
            var count = await db.StockCounts.Require(c => c.Id == query.StockCountId, ct);
            return await db.StockCountLines.Where(l => l.StockCountId == count.Id).ToPage(query, Fields, user.Caller,
                l => new Row(l.Id, l.Position, l.ItemId, l.Item.Code, l.Item.Name, l.Item.Unit, l.BinId, l.Bin.Code, l.BatchId, l.Batch!.Number, l.Batch.ExpiryDate,
                    l.CountedQuantity, l.CountedAt, l.CountedBy, l.Recounts, l.BookQuantity, l.ExpectedQuantity, l.Difference,
                    l.Value == null ? null : new Money(l.Value.Value, count.Currency)), ct);
        }
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/{stockCountId}/lines", nameof(ListCountLines), "List what is to be counted");
}
