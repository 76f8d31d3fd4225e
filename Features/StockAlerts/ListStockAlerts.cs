using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockAlerts;

/// <summary>What is wrong with watched stock now: too little of it available, too much on hand, about to expire, not moving.</summary>
public static class ListStockAlerts
{
    [Requires("stock-alerts.list")]
    [Refuses("COMPANY_MISSING")]
    public sealed record Query : ListQuery;

    /// <param name="Quantity">What is missing up to the maximum, or else to the minimum; what is too much; what expires; what does not move.</param>
    /// <param name="Limit">The limit that is broken: a quantity, or days.</param>
    /// <param name="MovedAt">When it last moved, or since when it is watched.</param>
    public sealed record Row(Guid Id, StockAlertKind Kind, Guid ItemId, string ItemCode, string ItemName, string Unit, Guid WarehouseId, string WarehouseCode, decimal OnHand,
        decimal Available, decimal Quantity, decimal Limit, DateTimeOffset? MovedAt);

    private static readonly Listing<StockAlert> Fields = new Listing<StockAlert>("stock-alerts")
        .Field("kind", a => a.Kind).Field("itemId", a => a.ItemId).Field("itemCode", a => a.ItemCode).Field("warehouseId", a => a.WarehouseId).Field("warehouseCode", a => a.WarehouseCode)
        .Field("onHand", a => a.OnHand).Field("available", a => a.Available).Field("quantity", a => a.Quantity).Field("movedAt", a => a.MovedAt)
        .Search(a => a.ItemCode, a => a.ItemName).OrderedBy("itemCode asc");

    internal sealed class Handler(Database db, CompanyDesk companies, CurrentUser user, TimeProvider clock) : IHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken ct) => await StockAlert.Now(db, await companies.Today(ct), clock.GetUtcNow()).ToPage(query, Fields, user.Caller,
            a => new Row(a.Id, a.Kind, a.ItemId, a.ItemCode, a.ItemName, a.Unit, a.WarehouseId, a.WarehouseCode, a.OnHand, a.Available, a.Quantity, a.Limit, a.MovedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListStockAlerts), "List stock alerts");
}
