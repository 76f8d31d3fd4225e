using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Deliveries;

internal static class DeliveryRefusals
{
    public static readonly Reason WrongState = Reason.Conflict("DELIVERY_WRONG_STATE", "The delivery is {from}; it would have to be or become {to}.", "发货单当前状态为 {from},无法变为 {to}。");
    public static readonly Reason NumberTaken = Reason.Duplicate("DELIVERY_NUMBER_TAKEN", "There is a delivery with this number.", "发货单编号已存在。");
    public static readonly Reason NothingOpen = Reason.Conflict("NOTHING_TO_DELIVER", "Everything of the order is delivered or part of a released delivery.", "订单已无可发货数量。");
    public static readonly Reason LineRepeated = Reason.Invalid("ORDER_LINE_REPEATED", "The order line is named twice with the same warehouse and batch.", "订单行(相同仓库与批次)重复。");
    public static readonly Reason BatchOfOther = Reason.Invalid("BATCH_OF_OTHER_ITEM", "The batch {batch} is not of the item {item}.", "批次 {batch} 不属于物料 {item}。");
    public static readonly Reason Issued = Reason.Conflict("DELIVERY_ISSUED", "Goods have left against this delivery; close it instead.", "该发货单已有出库,请改为关闭。");
}
