using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Refunds;

internal static class RefundRefusals
{
    public static readonly Reason WrongState = Reason.Conflict("REFUND_WRONG_STATE", "The refund is {from}; it would have to be or become {to}.", "退款单当前状态为 {from},无法变为 {to}。");
    public static readonly Reason NumberTaken = Reason.Duplicate("REFUND_NUMBER_TAKEN", "There is a refund with this number.", "退款单编号已存在。");
}
