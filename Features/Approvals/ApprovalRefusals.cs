using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Approvals;

internal static class ApprovalRefusals
{
    public static readonly Reason NotYourTurn = Reason.Forbidden("NOT_YOUR_TURN", "Others have to sign this {kind} now: {signers}.", "当前应由 {signers} 审批该{kind}。");
    public static readonly Reason OwnDocument = Reason.Forbidden("OWN_DOCUMENT", "You submitted this {kind} yourself; somebody else has to sign it.", "您不能审批自己提交的{kind}。");
    public static readonly Reason Stale = Reason.Conflict("APPROVAL_STALE", "The {kind} has changed since it was submitted; withdraw it and submit it again.", "{kind}提交后已被修改,请撤回后重新提交。");
    public static readonly Reason ApproverMissing = Reason.Conflict("APPROVER_MISSING", "Nobody can sign the step {step} of the flow {flow}.", "审批流 {flow} 的步骤 {step} 没有可用的审批人。");
    public static readonly Reason WrongState = Reason.Conflict("APPROVAL_WRONG_STATE", "The approval is {from}; it would have to be or become {to}.", "审批单当前状态为 {from},无法变为 {to}。");
    public static readonly Reason RunningAlready = Reason.Duplicate("APPROVAL_RUNNING", "The document is being approved already.", "该单据正在审批中。");
    public static readonly Reason FlowNameTaken = Reason.Duplicate("APPROVAL_FLOW_NAME_TAKEN", "There is a flow with this name for this kind of document.", "该单据类型已有同名审批流。");
    public static readonly Reason UnknownKind = Reason.Invalid("NOT_APPROVABLE", "Documents of the kind {kind} are not put up for approval.", "{kind} 类型的单据不走审批。");
    public static readonly Reason TaskDecided = Reason.Conflict("TASK_NOT_OPEN", "The task is {outcome}.", "该任务状态为 {outcome}。");
    public static readonly Reason SignerAlready = Reason.Conflict("SIGNER_ALREADY", "{employee} has to sign this step already.", "{employee} 已是该步骤的审批人。");
    public static readonly Reason NotYours = Reason.Forbidden("TASK_OF_ANOTHER", "That is for the signer whose task it is, or for who manages approvals.", "只有任务的审批人或审批管理员可以这样做。");
    public static readonly Reason NotSubmitter = Reason.Forbidden("NOT_SUBMITTER", "That is for who submitted the document, or for who manages approvals.", "只有提交人或审批管理员可以撤回。");
    public static readonly Reason BadPeriod = Reason.Invalid("PERIOD_REVERSED", "The period ends before it begins.", "结束日期早于开始日期。");
    public static readonly Reason OwnStandIn = Reason.Invalid("STAND_IN_IS_SELF", "Nobody stands in for themselves.", "代理人不能是本人。");
}
