using System.ComponentModel.DataAnnotations;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Approvals;

/// <summary>A signer hands an open task to somebody else (转办), who signs instead.</summary>
public static class DelegateApprovalTask
{
    [Requires("approvals.delegate")]
    [Asks(ApprovalsFeature.Manage)]
    [Refuses("APPROVAL_WRONG_STATE", "TASK_NOT_OPEN", "TASK_OF_ANOTHER", "SIGNER_ALREADY", "OWN_DOCUMENT")]
    public sealed record Command(Guid RequestId, Guid TaskId, Guid EmployeeId, [MaxLength(500)] string? Remark);

    internal sealed class Handler(ApprovalRuns runs, CurrentUser user, Outbox outbox, TimeProvider clock) : IHandler<Command, ApprovalRequestView>
    {
        public async Task<ApprovalRequestView> Handle(Command command, CancellationToken ct)
        {
            var request = await runs.Lock(command.RequestId, ct);
            var task = await runs.Mine(request, command.TaskId, ct);
            await runs.RequireSigner(request, command.EmployeeId, ct);
            request.Delegate(task, to: command.EmployeeId, by: user.Id, command.Remark, clock.GetUtcNow());
            outbox.Tell("approval.pending", request, ApprovalTold.Of(request));
            return ApprovalRequestView.Of(request);
        }
    }

    internal static void Map(Doors doors) =>
        doors.Post<Command, ApprovalRequestView, Handler>("/approval-requests/{requestId}/tasks/{taskId}/delegate", nameof(DelegateApprovalTask), "Hand an approval task to somebody else");
}
