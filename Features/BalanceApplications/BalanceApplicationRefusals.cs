using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.BalanceApplications;

internal static class BalanceApplicationRefusals
{
    public static readonly Reason WrongState = Reason.Conflict("BALANCE_APPLICATION_WRONG_STATE", "The application is {from}; it would have to be or become {to}.", "结余款核销单当前状态为 {from},无法变为 {to}。");
    public static readonly Reason NumberTaken = Reason.Duplicate("BALANCE_APPLICATION_NUMBER_TAKEN", "There is an application with this number.", "结余款核销单编号已存在。");
    public static readonly Reason NothingToApply = Reason.Conflict("NOTHING_TO_APPLY", "Nothing is open, or nothing of the balance is available for it.", "没有未收金额,或没有可用结余款。");
    public static readonly Reason OtherOrder = Reason.Invalid("DOCUMENT_OF_OTHER_ORDER", "The {kind} is not for this order.", "该{kind}不属于此订单。");
}
