using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Approvals;

internal static class ApprovalRefusals
{
    public static readonly Reason NotYourTurn = Reason.Forbidden("NOT_YOUR_TURN", "Others have to sign this {kind} now: {signers}.", "当前应由 {signers} 审批该{kind}。");
    public static readonly Reason OwnDocument = Reason.Forbidden("OWN_DOCUMENT", "You submitted this {kind} yourself; somebody else has to sign it.", "您不能审批自己提交的{kind}。");
    public static readonly Reason Stale = Reason.Conflict("APPROVAL_STALE", "The {kind} has changed since it was submitted; withdraw it and submit it again.", "{kind}提交后已被修改,请撤回后重新提交。");
    public static readonly Reason ApproverMissing = Reason.Conflict("APPROVER_MISSING", "Nobody can sign the step {step} of the flow {flow}.", "审批流 {flow} 的步骤 {step} 没有可用的审批人。");
}
