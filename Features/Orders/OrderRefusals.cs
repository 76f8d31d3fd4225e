using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Orders;

internal static class OrderRefusals
{
    public static readonly Reason WrongState = Reason.Conflict("ORDER_WRONG_STATE", "The order is {from}; it would have to be or become {to}.", "订单当前状态为 {from},无法变为 {to}。");
    public static readonly Reason ExternalIdTaken = Reason.Duplicate("ORDER_EXTERNAL_ID_TAKEN", "There is an order with this external id.", "订单外部编号已存在。");
    public static readonly Reason NumberTaken = Reason.Duplicate("ORDER_NUMBER_TAKEN", "There is an order with this number.", "订单编号已存在。");
    public static readonly Reason NotFirm = Reason.Conflict("ORDER_NOT_FIRM", "Only a firm order can be submitted or become a contract; make it firm first.", "只有实盘订单可以提交或签订合同,请先转为实盘。");
    public static readonly Reason Issued = Reason.Conflict("ORDER_ISSUED", "Goods of the order have left already; close it instead.", "订单已有出库,请改为关闭。");
    public static readonly Reason HasDeliveries = Reason.Conflict("ORDER_HAS_DELIVERIES", "A released delivery of the order is not finished; cancel or close it first.", "订单存在未完成的发货单,请先取消或关闭。");
    public static readonly Reason Invoiced = Reason.Conflict("ORDER_INVOICED", "The order has invoices; reject or reverse them first.", "订单已开票或已申请开票,请先驳回或冲红。");
    public static readonly Reason BelowIssued = Reason.Conflict("BELOW_ISSUED",
        "Line {line}, {item}: {least} {unit} have left or are part of released deliveries; it cannot be less.",
        "第 {line} 行物料 {item} 已出库或已下达发货 {least} {unit},不能低于该数量。");
    public static readonly Reason BelowInvoiced = Reason.Conflict("BELOW_INVOICED",
        "Line {line}, {item}: {least} {unit} are invoiced; it cannot be less until that is rejected or reversed.",
        "第 {line} 行物料 {item} 已开票 {least} {unit},驳回或冲红前不能低于该数量。");
    public static readonly Reason NothingToCancel = Reason.Conflict("NOTHING_TO_CANCEL", "All that is wanted is part of released deliveries or has left.", "没有可取消的剩余数量。");
    public static readonly Reason NothingToReprice = Reason.Conflict("NOTHING_TO_REPRICE",
        "Line {line}, {item}: all of it is part of released deliveries, issued or invoiced; its price stands.",
        "第 {line} 行物料 {item} 已全部发货或开票,价格不能再变。");
    public static readonly Reason FreightFixed = Reason.Conflict("FREIGHT_FIXED",
        "A released delivery or an invoice carries the freight, or nothing is left to deliver that could; it stands.",
        "运费已计入发货单或发票,或已无可发货数量承担,不能再变。");
    public static readonly Reason NothingToCopy = Reason.Conflict("NOTHING_TO_COPY", "No line of the order can be sold today.", "订单中没有可再次销售的行。");
    public static readonly Reason OverDelivery = Reason.Conflict("OVER_DELIVERY", "{asked} {unit} of {item} would be delivered, but only {open} are open.", "物料 {item} 拟发货 {asked} {unit},仅剩 {open} 未发货。");
    public static readonly Reason Redelivered = Reason.Conflict("ORDER_REDELIVERED", "Goods of {item} have left again, or will, for those given back.", "物料 {item} 已补发或将补发。");
    public static readonly Reason RedeliveryOpen = Reason.Conflict("ORDER_REDELIVERY_OPEN", "Goods given back are still to be delivered again.", "尚有退货待补发。");
    public static readonly Reason OverCredited = Reason.Conflict("OVER_CREDITED", "More would be credited for {item} than was charged for it.", "物料 {item} 的贷记金额超过已计应收。");
    public static readonly Reason InvoiceOverDue = Reason.Conflict("INVOICE_OVER_DUE", "Goods of {item} were credited since the invoice was requested, and less is owed; cancel it and request it anew.",
        "申请开票后物料 {item} 已贷记,应收已减少;请取消后重新申请开票。");
    public static readonly Reason OverInvoiced = Reason.Conflict("OVER_INVOICED", "{asked} {unit} of {item} would be invoiced, but only {open} are open.", "物料 {item} 拟开票 {asked} {unit},仅剩 {open} 未开票。");
}
