using Waybill.Features.Orders;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Deliveries;

/// <summary>Where the warehouse issued something else than sales asked for: lines of released and closed deliveries that are not issued in full, or of which goods were damaged.</summary>
public static class ListDeliveryDiscrepancies
{
    [Requires("deliveries.list-discrepancies")]
    public sealed record Query : ListQuery;

    /// <param name="Id">The delivery line. Quantities are in base units.</param>
    /// <param name="WarehouseId">The warehouse that the line fixes, if it does.</param>
    /// <param name="Quantity">What sales asked for.</param>
    /// <param name="Difference">What sales asked for less what was issued.</param>
    /// <param name="Damaged">What was found damaged and went to quarantine.</param>
    public sealed record Row(Guid Id, Guid DeliveryId, string DeliveryNumber, DeliveryStatus Status, DateTimeOffset? ReleasedAt, Guid OrderId, string OrderNumber, Guid CustomerId, string CustomerName,
        Guid ItemId, string ItemCode, string Description, string BaseUnit, Guid? WarehouseId, Guid? BatchId, decimal Quantity, decimal Issued, decimal Difference, decimal Damaged);

    private static readonly Listing<DeliveryLine> Fields = new Listing<DeliveryLine>("delivery-discrepancies")
        .Field("deliveryId", l => l.DeliveryId).Field("deliveryNumber", l => l.Delivery.Number).Field("status", l => l.Delivery.Status).Field("releasedAt", l => l.Delivery.ReleasedAt)
        .Field("orderId", l => l.Delivery.OrderId).Field("orderNumber", l => l.Delivery.OrderNumber).Field("customerId", l => l.Delivery.CustomerId)
        .Field("customerName", l => l.Delivery.CustomerName).Field("itemId", l => l.ItemId).Field("itemCode", l => l.ItemCode).Field("warehouseId", l => l.WarehouseId)
        .Field("difference", l => l.BaseQuantity - l.Issued)
        .Search(l => l.Delivery.Number, l => l.Delivery.OrderNumber, l => l.Delivery.CustomerName, l => l.ItemCode);

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct)
        {
            var damaged = db.StockOuts.Where(o => o.AuthorityKind == "delivery" && o.Status == StockOutStatus.Confirmed).SelectMany(o => o.Lines).Where(s => s.DamagedQuantity > 0);
            var (open, closed) = (Short(DeliveryStatus.Released), Short(DeliveryStatus.Closed));
            var odd = open.Union(closed).Union(damaged.Select(s => s.AuthorityLineId));
            return db.Deliveries.Where(d => d.Status == DeliveryStatus.Released || d.Status == DeliveryStatus.Closed).SelectMany(d => d.Lines).Where(l => odd.Contains(l.Id))
                .ToPage(query, Fields, user.Caller, l => new Row(l.Id, l.DeliveryId, l.Delivery.Number!, l.Delivery.Status, l.Delivery.ReleasedAt, l.Delivery.OrderId, l.Delivery.OrderNumber,
                    l.Delivery.CustomerId, l.Delivery.CustomerName, l.ItemId, l.ItemCode, l.Description, l.BaseUnit, l.WarehouseId, l.BatchId, l.BaseQuantity, l.Issued, l.BaseQuantity - l.Issued,
                    damaged.Where(s => s.AuthorityLineId == l.Id).Sum(s => (decimal?)s.DamagedQuantity) ?? 0), ct);
        }

        /// <summary>Of deliveries in this state, the lines that are not issued in full: no line is ever issued beyond that.</summary>
        private IQueryable<Guid> Short(DeliveryStatus status) =>
            db.Every<Delivery>().Where(d => d.Status == status && d.Issue != Progress.Fully).SelectMany(d => d.Lines).Where(l => l.Issued != l.BaseQuantity).Select(l => l.Id);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/discrepancies", nameof(ListDeliveryDiscrepancies), "List where deliveries and stock-outs differ");
}
