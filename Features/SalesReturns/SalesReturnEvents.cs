using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.SalesReturns;

/// <summary>What the outside is told of a return.</summary>
[Tells("sales-return.submitted", "sales-return.offered", "sales-return.counter-offered", "sales-return.agreed", "sales-return.rejected", "sales-return.cancelled", "sales-return.cross-shipment-allowed",
    "sales-return.goods-received", "sales-return.credited", "sales-return.refunded", "sales-return.closed")]
internal sealed record SalesReturnTold(Guid Id, string? Number, SalesReturnStatus Status, Guid OrderId, string OrderNumber, Guid CustomerId, ReturnGoods Goods, ReturnMoney Money, ReturnRedelivery Redelivery,
    [SellingPrice] Money? Agreed)
{
    public static SalesReturnTold Of(SalesReturn r) => new(r.Id, r.Number, r.Status, r.OrderId, r.OrderNumber, r.CustomerId, r.Goods, r.Money, r.Redelivery, new(r.Agreed, r.Currency));
}
