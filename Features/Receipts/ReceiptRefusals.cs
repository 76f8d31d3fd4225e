using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Receipts;

internal static class ReceiptRefusals
{
    public static readonly Reason WrongState = Reason.Conflict("RECEIPT_WRONG_STATE", "The receipt is {from}; it would have to be or become {to}.", "收款单当前状态为 {from},无法变为 {to}。");
    public static readonly Reason NumberTaken = Reason.Duplicate("RECEIPT_NUMBER_TAKEN", "There is a receipt with this number.", "收款单编号已存在。");
    public static readonly Reason Exceeded = Reason.Invalid("ALLOCATIONS_EXCEED_RECEIPT", "The allocations add up to {allocated}, the receipt only to {amount}.", "核销合计 {allocated} 超过收款金额 {amount}。");
    public static readonly Reason AdvanceAllocated = Reason.Invalid("ADVANCE_ALLOCATED", "An advance receipt is for the customer only; it names no orders.", "预收款只针对客户,不能指定订单。");
    public static readonly Reason OrderRepeated = Reason.Invalid("ORDER_REPEATED", "The order is named twice.", "订单重复。");
    public static readonly Reason OtherCustomer = Reason.Invalid("ORDER_OF_OTHER_CUSTOMER", "The order belongs to another customer.", "该订单属于其他客户。");
}
