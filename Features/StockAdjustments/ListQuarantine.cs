using Waybill.Features.Stock;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockAdjustments;

/// <summary>What lies in quarantine and waits to be released or scrapped.</summary>
public static class ListQuarantine
{
    [Requires("stock-adjustments.list-quarantine")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, Guid ItemId, string ItemCode, string ItemName, string Unit, Guid WarehouseId, string WarehouseCode, Guid BinId, string BinCode,
        Guid? BatchId, string? BatchNumber, DateOnly? ExpiryDate, decimal OnHand);

    private static readonly Listing<StockBalance> Fields = new Listing<StockBalance>("quarantine")
        .Field("itemId", b => b.ItemId).Field("itemCode", b => b.Item.Code).Field("warehouseId", b => b.WarehouseId).Field("warehouseCode", b => b.Warehouse.Code)
        .Field("binId", b => b.BinId).Field("batchId", b => b.BatchId).Field("batchNumber", b => b.Batch!.Number).Field("expiryDate", b => b.Batch!.ExpiryDate).Field("onHand", b => b.OnHand)
        .Search(b => b.Item.Code, b => b.Item.Name, b => b.Batch!.Number).OrderedBy("itemCode asc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) =>
            db.StockBalances.Where(b => b.Present && b.Bin.Purpose == BinPurpose.Quarantine).ToPage(query, Fields, user.Caller,
                b => new Row(b.Id, b.ItemId, b.Item.Code, b.Item.Name, b.Item.Unit, b.WarehouseId, b.Warehouse.Code, b.BinId, b.Bin.Code, b.BatchId, b.Batch!.Number, b.Batch.ExpiryDate,
                    b.OnHand), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/quarantine", nameof(ListQuarantine), "List what is in quarantine");
}
