using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Stock;

/// <summary>The entries of the stock ledger, the latest posted first.</summary>
public static class ListStockMovements
{
    [Requires("stock-movements.list")]
    [Refuses("COMPANY_MISSING")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, long Sequence, Guid ItemId, string ItemCode, Guid WarehouseId, Guid BinId, string BinCode, Guid? BatchId, string? BatchNumber, decimal Quantity,
        DateTimeOffset EffectiveAt, DateTimeOffset PostedAt, Guid PostedBy, string DocumentKind, Guid DocumentId, Guid LineId, [property: Cost] Money? Value);

    private static readonly Listing<StockMovement> Fields = new Listing<StockMovement>("stock-movements")
        .Field("sequence", m => m.Sequence).Field("itemId", m => m.ItemId).Field("itemCode", m => m.Item.Code).Field("warehouseId", m => m.WarehouseId).Field("binId", m => m.BinId)
        .Field("batchId", m => m.BatchId).Field("batchNumber", m => m.Batch!.Number).Field("quantity", m => m.Quantity).Field("effectiveAt", m => m.EffectiveAt)
        .Field("postedAt", m => m.PostedAt).Field("documentKind", m => m.DocumentKind).Field("documentId", m => m.DocumentId)
        .Field("value.amount", m => m.Value, new CostAttribute()).OrderedBy("sequence desc");

    internal sealed class Handler(Database db, CurrentUser user, CompanyDesk companies) : IHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken ct)
        {
            var currency = (await companies.Get(ct)).Currency;
            return await db.StockMovements.ToPage(query, Fields, user.Caller, m => new Row(m.Id, m.Sequence, m.ItemId, m.Item.Code, m.WarehouseId, m.BinId, m.Bin.Code, m.BatchId,
                m.Batch!.Number, m.Quantity, m.EffectiveAt, m.PostedAt, m.PostedBy, m.DocumentKind, m.DocumentId, m.LineId, new Money(m.Value, currency)), ct);
        }
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/stock-movements", nameof(ListStockMovements), "List stock movements");
}
