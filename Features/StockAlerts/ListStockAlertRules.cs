using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockAlerts;

/// <summary>Which stock is watched, and for what.</summary>
public static class ListStockAlertRules
{
    [Requires("stock-alerts.list-rules")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, Guid ItemId, string ItemCode, Guid WarehouseId, string WarehouseCode, decimal? Minimum, decimal? Maximum, int? ExpiryDays, int? IdleDays,
        DateTimeOffset CreatedAt);

    private static readonly Listing<StockAlertRule> Fields = new Listing<StockAlertRule>("stock-alert-rules")
        .Field("itemId", r => r.ItemId).Field("itemCode", r => r.Item.Code).Field("warehouseId", r => r.WarehouseId).Field("warehouseCode", r => r.Warehouse.Code)
        .Field("createdAt", r => r.CreatedAt).Search(r => r.Item.Code, r => r.Item.Name).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.StockAlertRules.ToPage(query, Fields, user.Caller, r => new Row(r.Id, r.Version, r.ItemId, r.Item.Code,
            r.WarehouseId, r.Warehouse.Code, r.Minimum, r.Maximum, r.ExpiryDays, r.IdleDays, r.CreatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/rules", nameof(ListStockAlertRules), "List which stock is watched");
}
