using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.SalesReturns;

/// <summary>A return with its lines and how far goods and money have come.</summary>
/// <param name="Agreed">What the lines come to, tax included: negotiated until the return is agreed, then it stands.</param>
/// <param name="Credited">What was taken off what the customer owes for the order.</param>
/// <param name="ToRefund">The part of it that had been paid and is to be paid out.</param>
/// <param name="CrossShipment">Goods may go out again before those given back have come in.</param>
public sealed record SalesReturnView(Guid Id, int Version, string? Number, SalesReturnStatus Status, Guid OrderId, string OrderNumber, Guid CustomerId, string CustomerName, Guid? RequestOwnerId, Guid? MoneyOwnerId,
    Guid? GoodsOwnerId, string? Reason, string? Remark, bool CrossShipment, ReturnGoods Goods, ReturnMoney Money, ReturnRedelivery Redelivery, [SellingPrice] Money? Agreed, [SellingPrice] Money? Credited,
    [SellingPrice] Money? ToRefund, [SellingPrice] Money? Refunded, string? RefundReference, Guid? AgreedBy, DateTimeOffset? AgreedAt, DateTimeOffset? CreditedAt, DateTimeOffset CreatedAt, Guid CreatedBy,
    IReadOnlyList<SalesReturnLineView> Lines)
{
    internal static SalesReturnView Of(SalesReturn r)
    {
        return new(r.Id, r.Version, r.Number, r.Status, r.OrderId, r.OrderNumber, r.CustomerId, r.CustomerName, r.RequestOwnerId, r.MoneyOwnerId, r.GoodsOwnerId, r.Reason, r.Remark, r.CrossShipment,
            r.Goods, r.Money, r.Redelivery, In(r.Agreed), In(r.Credited), In(r.ToRefund), In(r.Refunded), r.RefundReference, r.AgreedBy, r.AgreedAt, r.CreditedAt, r.CreatedAt, r.CreatedBy,
            [.. r.Lines.OrderBy(l => l.Position).Select(l => SalesReturnLineView.Of(l, r.Currency))]);

        Money In(decimal amount) => new(amount, r.Currency);
    }
}

/// <summary>A line of a return.</summary>
/// <param name="Quantity">In the order line's unit.</param>
/// <param name="SoldFor">What the goods were sold for, tax included: the most that can be agreed.</param>
/// <param name="UnitPrice">What one of them is credited at, tax included.</param>
/// <param name="Disposition">Absent where the customer keeps the goods.</param>
/// <param name="Received">What came in, in base units.</param>
/// <param name="Reopened">What the order line was opened for again, in base units.</param>
public sealed record SalesReturnLineView(Guid Id, int Position, Guid DeliveryId, Guid DeliveryLineId, Guid ItemId, string ItemCode, string Description, Guid? BatchId, decimal Quantity, string Unit, decimal BaseQuantity,
    string BaseUnit, Guid? WarehouseId, string? Reason, [SellingPrice] Money? SoldFor, [SellingPrice] Money? UnitPrice, ReturnResolution Resolution, ReturnDisposition? Disposition, [SellingPrice] Money? Amount,
    decimal Received, decimal Reopened)
{
    internal static SalesReturnLineView Of(SalesReturnLine l, string currency) => new(l.Id, l.Position, l.DeliveryId, l.DeliveryLineId, l.ItemId, l.ItemCode, l.Description, l.BatchId, l.Quantity, l.Unit,
        l.BaseQuantity, l.BaseUnit, l.WarehouseId, l.Reason, new(l.SoldFor, currency), new(l.UnitPrice, currency), l.Resolution, l.Disposition, new(l.Amount, currency), l.Received, l.Reopened);
}

/// <summary>What the outside is told of a return.</summary>
[Tells("sales-return.submitted", "sales-return.offered", "sales-return.counter-offered", "sales-return.agreed", "sales-return.rejected", "sales-return.cancelled", "sales-return.cross-shipment-allowed",
    "sales-return.goods-received", "sales-return.credited", "sales-return.refunded", "sales-return.closed")]
internal sealed record SalesReturnTold(Guid Id, string? Number, SalesReturnStatus Status, Guid OrderId, string OrderNumber, Guid CustomerId, ReturnGoods Goods, ReturnMoney Money, ReturnRedelivery Redelivery,
    [SellingPrice] Money? Agreed)
{
    public static SalesReturnTold Of(SalesReturn r) => new(r.Id, r.Number, r.Status, r.OrderId, r.OrderNumber, r.CustomerId, r.Goods, r.Money, r.Redelivery, new(r.Agreed, r.Currency));
}
