using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Approvals;

/// <summary>A signer of the present step calls in one more (加签), without whose signature the step is not passed.</summary>
public static class AddApprovalSigner
{
    [Requires("approvals.add-signer")]
    [Asks(ApprovalsFeature.Manage)]
    [Refuses("APPROVAL_WRONG_STATE", "TASK_NOT_OPEN", "TASK_OF_ANOTHER", "SIGNER_ALREADY", "OWN_DOCUMENT")]
    public sealed record Command(Guid RequestId, Guid EmployeeId);

    internal sealed class Handler(ApprovalRuns runs, CurrentUser user, Outbox outbox, TimeProvider clock) : IHandler<Command, ApprovalRequestView>
    {
        public async Task<ApprovalRequestView> Handle(Command command, CancellationToken ct)
        {
            var request = await runs.Lock(command.RequestId, ct);
            await runs.Mine(request, taskId: null, ct);
            await runs.RequireSigner(request, command.EmployeeId, ct);
            request.CallIn(command.EmployeeId, by: user.Id, clock.GetUtcNow());
            outbox.Tell("approval.pending", request, ApprovalTold.Of(request));
            return ApprovalRequestView.Of(request);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, ApprovalRequestView, Handler>("/approval-requests/{requestId}/add-signer", nameof(AddApprovalSigner), "Call in one more signer");
}
