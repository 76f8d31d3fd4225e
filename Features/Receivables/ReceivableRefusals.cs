using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Receivables;

/// <remarks>The sentences name no amounts, because the warehouse may be told them too; callers who may see selling prices get the amounts as params.</remarks>
internal static class ReceivableRefusals
{
    public static readonly Reason CreditExceeded = Reason.Conflict("CREDIT_EXCEEDED", "The customer would owe more than its credit limit.", "客户欠款将超过信用额度。");
    public static readonly Reason OverAllocated = Reason.Conflict("OVER_ALLOCATED", "More would be settled than is open for the order {order}.", "订单 {order} 的核销金额超过未收金额。");
    public static readonly Reason PaymentCredited = Reason.Conflict("PAYMENT_CREDITED", "A return of the order {order}, or its end, has made the customer's balance of what was paid; it cannot be taken back.",
        "订单 {order} 的收款已因退货或订单终止转为客户结余款,不能冲回。");
}
