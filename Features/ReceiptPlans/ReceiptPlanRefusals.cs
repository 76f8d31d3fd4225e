using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.ReceiptPlans;

/// <remarks>INSTALMENTS_UNEQUAL names amounts: only who gave some gets so far, and only who may know them can give them.</remarks>
internal static class ReceiptPlanRefusals
{
    public static readonly Reason Mixed = Reason.Invalid("INSTALMENTS_MIXED", "All instalments are given by amount, or all by share.", "各期必须全部按金额或全部按比例给出。");
    public static readonly Reason SharesUnequal = Reason.Invalid("SHARES_UNEQUAL", "The shares add up to {sum} instead of 1.", "各期比例合计为 {sum},应为 1。");
    public static readonly Reason Unequal = Reason.Invalid("INSTALMENTS_UNEQUAL", "The instalments add up to {sum}, the order to {total}.", "各期金额合计 {sum} 与订单金额 {total} 不一致。");
    public static readonly Reason Matched = Reason.Conflict("PLAN_MATCHED", "The first {paid} instalment(s) are paid already; they stay as they are.", "前 {paid} 期已收款,不能更改。");
}
