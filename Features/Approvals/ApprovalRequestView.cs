using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Approvals;

/// <summary>A run with everybody's part in it.</summary>
/// <param name="Step">The step that is being signed, from 1.</param>
/// <param name="Reason">Why it was rejected or withdrawn.</param>
public sealed record ApprovalRequestView(Guid Id, int Version, ApprovalStatus Status, string DocumentKind, Guid DocumentId, string Number, string? Party, [SellingPrice] Money? Amount, Guid FlowId, string FlowName,
    int Step, string SubmittedByName, string? Reason, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, IReadOnlyList<ApprovalTaskView> Tasks)
{
    internal static ApprovalRequestView Of(ApprovalRequest r) => new(r.Id, r.Version, r.Status, r.DocumentKind, r.DocumentId, r.Number, r.Party,
        r is { Amount: { } amount, Currency: { } currency } ? new(amount, currency) : null, r.FlowId, r.FlowName, r.Step, r.SubmittedByName, r.Reason, r.CreatedAt, r.EndedAt,
        [.. r.Tasks.OrderBy(t => t.Step).ThenBy(t => t.Id).Select(ApprovalTaskView.Of)]);
}

/// <summary>One person's part in a run.</summary>
/// <param name="AddedBy">Who called this signer in besides those the flow names; such a signer must sign.</param>
/// <param name="DelegatedBy">Whose task it was before it was delegated.</param>
/// <param name="DecidedBy">Who decided: the signer, or who stood in.</param>
public sealed record ApprovalTaskView(Guid Id, int Step, string StepName, SigningMode Mode, Guid EmployeeId, TaskOutcome Outcome, Guid? AddedBy, Guid? DelegatedBy, Guid? DecidedBy, string? Remark,
    DateTimeOffset? OpenedAt, DateTimeOffset? DecidedAt)
{
    internal static ApprovalTaskView Of(ApprovalTask t) => new(t.Id, t.Step, t.StepName, t.Mode, t.EmployeeId, t.Outcome, t.AddedBy, t.DelegatedBy, t.DecidedBy, t.Remark, t.OpenedAt, t.DecidedAt);
}
