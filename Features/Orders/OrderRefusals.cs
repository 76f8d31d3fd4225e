using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Orders;

internal static class OrderRefusals
{
    public static readonly Reason WrongState = Reason.Conflict("ORDER_WRONG_STATE", "The order is {from}; it would have to be or become {to}.", "订单当前状态为 {from},无法变为 {to}。");
    public static readonly Reason ExternalIdTaken = Reason.Duplicate("ORDER_EXTERNAL_ID_TAKEN", "There is an order with this external id.", "订单外部编号已存在。");
    public static readonly Reason NumberTaken = Reason.Duplicate("ORDER_NUMBER_TAKEN", "There is an order with this number.", "订单编号已存在。");
    public static readonly Reason NotFirm = Reason.Conflict("ORDER_NOT_FIRM", "Only a firm order can be submitted; make it firm first.", "只有实盘订单可以提交,请先转为实盘。");
    public static readonly Reason CustomerInactive = Reason.Invalid("CUSTOMER_INACTIVE", "The customer {customer} is no longer active.", "客户 {customer} 已停用。");
    public static readonly Reason ItemInactive = Reason.Invalid("ITEM_INACTIVE", "The item {item} is no longer active.", "物料 {item} 已停用。");
    public static readonly Reason PriceNotFound = Reason.Invalid("PRICE_NOT_FOUND", "There is no price for the item {item} in {unit}.", "物料 {item}(单位 {unit})没有价格。");
    public static readonly Reason Issued = Reason.Conflict("ORDER_ISSUED", "Goods of the order have left already; close it instead.", "订单已有出库,请改为关闭。");
    public static readonly Reason HasDeliveries = Reason.Conflict("ORDER_HAS_DELIVERIES", "A released delivery of the order is not finished; cancel or close it first.", "订单存在未完成的发货单,请先取消或关闭。");
    public static readonly Reason Invoiced = Reason.Conflict("ORDER_INVOICED", "The order has invoices; reject or reverse them first.", "订单已开票或已申请开票,请先驳回或冲红。");
    public static readonly Reason OverDelivery = Reason.Conflict("OVER_DELIVERY", "{asked} {unit} of {item} would be delivered, but only {open} are open.", "物料 {item} 拟发货 {asked} {unit},仅剩 {open} 未发货。");
    public static readonly Reason Redelivered = Reason.Conflict("ORDER_REDELIVERED", "Goods of {item} have left again, or will, for those given back.", "物料 {item} 已补发或将补发。");
    public static readonly Reason RedeliveryOpen = Reason.Conflict("ORDER_REDELIVERY_OPEN", "Goods given back are still to be delivered again.", "尚有退货待补发。");
    public static readonly Reason OverCredited = Reason.Conflict("OVER_CREDITED", "More would be credited for {item} than was charged for it.", "物料 {item} 的贷记金额超过已计应收。");
    public static readonly Reason OverInvoiced = Reason.Conflict("OVER_INVOICED", "{asked} {unit} of {item} would be invoiced, but only {open} are open.", "物料 {item} 拟开票 {asked} {unit},仅剩 {open} 未开票。");
}
