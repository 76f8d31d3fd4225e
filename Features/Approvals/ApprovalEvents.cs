using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Approvals;

/// <summary>What the outside is told of an approval: which document, and who has to sign now.</summary>
internal sealed record ApprovalTold(Guid Id, ApprovalStatus Status, string DocumentKind, Guid DocumentId, string Number, string? Party, [SellingPrice] Money? Amount, IReadOnlyList<Guid> SignerIds, string? Reason)
{
    public static ApprovalTold Of(ApprovalRequest r) => new(r.Id, r.Status, r.DocumentKind, r.DocumentId, r.Number, r.Party,
        r is { Amount: { } amount, Currency: { } currency } ? new(amount, currency) : null, [.. r.OpenTasks.Select(t => t.EmployeeId)], r.Reason);

    public static string TypeOf(ApprovalStatus status) => status switch
    {
        ApprovalStatus.Pending => "approval.pending",
        ApprovalStatus.Approved => "approval.approved",
        ApprovalStatus.Rejected => "approval.rejected",
        ApprovalStatus.Withdrawn => "approval.withdrawn",
        _ => "approval.voided",
    };
}
