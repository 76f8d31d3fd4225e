using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Approvals;

/// <summary>Who submitted a document takes it back before the last signature; it is a draft again and can be changed and submitted anew.</summary>
public static class WithdrawApproval
{
    [Requires("approvals.withdraw")]
    [Asks(ApprovalsFeature.Manage)]
    [Refuses("APPROVAL_WRONG_STATE", "NOT_SUBMITTER")]
    public sealed record Command(Guid RequestId, [MaxLength(500)] string? Reason);

    internal sealed class Handler(ApprovalRuns runs, IEnumerable<IFollowApproval> followers, CurrentUser user, Outbox outbox, TimeProvider clock) : IHandler<Command, ApprovalRequestView>
    {
        public async Task<ApprovalRequestView> Handle(Command command, CancellationToken ct)
        {
            var request = await runs.Lock(command.RequestId, ct);
            if (request.CreatedBy != user.Id && (user.EmployeeId is null || request.SubmittedByEmployee != user.EmployeeId) && !user.May(ApprovalsFeature.Manage)) throw ApprovalRefusals.NotSubmitter.Because();
            request.End(ApprovalStatus.Withdrawn, command.Reason, clock.GetUtcNow());
            foreach (var follower in followers.Where(f => f.Kind == request.DocumentKind)) await follower.Withdrawn(request.DocumentId, ct);
            outbox.Tell("approval.withdrawn", request, ApprovalTold.Of(request));
            return ApprovalRequestView.Of(request);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, ApprovalRequestView, Handler>("/approval-requests/{requestId}/withdraw", nameof(WithdrawApproval), "Take a submitted document back");
}
