using System.ComponentModel.DataAnnotations;
using Waybill.Features.Organization;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockAlerts;

/// <summary>What on hand has expired or soon will, where it lies, what goes first on top.</summary>
public static class ListExpiringStock
{
    /// <param name="WithinDays">How far to look ahead: 30 days if left out; 0 for what expires today or has expired.</param>
    [Requires("stock-alerts.list-expiring")]
    [Refuses("COMPANY_MISSING")]
    public sealed record Query([Range(0, 3650)] int? WithinDays = null) : ListQuery;

    /// <param name="DaysLeft">Days until the last on which it may be issued; negative once that has passed.</param>
    public sealed record Row(Guid Id, Guid ItemId, string ItemCode, string ItemName, string Unit, Guid WarehouseId, string WarehouseCode, Guid BinId, string BinCode, Guid BatchId,
        string BatchNumber, DateOnly ExpiryDate, int DaysLeft, decimal OnHand);

    private const int UsualDays = 30;
    private static readonly Listing<StockBalance> Fields = new Listing<StockBalance>("expiring-stock")
        .Field("itemId", b => b.ItemId).Field("itemCode", b => b.Item.Code).Field("warehouseId", b => b.WarehouseId).Field("binId", b => b.BinId).Field("batchId", b => b.BatchId)
        .Field("batchNumber", b => b.Batch!.Number).Field("expiryDate", b => b.Batch!.ExpiryDate).Field("onHand", b => b.OnHand)
        .Search(b => b.Item.Code, b => b.Item.Name, b => b.Batch!.Number).OrderedBy("expiryDate asc");

    internal sealed class Handler(Database db, CompanyDesk companies, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken ct)
        {
            var today = await companies.Today(ct);
            var horizon = today.AddDays(query.WithinDays ?? UsualDays);
            return await db.StockBalances.Where(b => b.Present && b.Batch!.ExpiryDate <= horizon).ToPage(query, Fields, user.Caller,
                b => new Row(b.Id, b.ItemId, b.Item.Code, b.Item.Name, b.Item.Unit, b.WarehouseId, b.Warehouse.Code, b.BinId, b.Bin.Code, b.BatchId!.Value, b.Batch!.Number,
                    b.Batch.ExpiryDate!.Value, b.Batch.ExpiryDate!.Value.DayNumber - today.DayNumber, b.OnHand), ct);
        }
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/expiring", nameof(ListExpiringStock), "List stock that expires");
}
