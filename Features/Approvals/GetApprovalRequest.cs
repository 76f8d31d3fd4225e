using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Approvals;

/// <summary>One run of a document through its flow, for those who have a part in it, and who stands in for them today.</summary>
public static class GetApprovalRequest
{
    [Requires("approvals.get")]
    [Asks(ApprovalsFeature.Manage)]
    public sealed record Query(Guid RequestId);

    internal sealed class Handler(ApprovalRuns runs) : IHandler<Query, ApprovalRequestView>
    {
        public async Task<ApprovalRequestView> Handle(Query query, CancellationToken ct) =>
            ApprovalRequestView.Of(await (await runs.Mine(ct)).Include(r => r.Tasks).Require(r => r.Id == query.RequestId, ct));
    }

    internal static void Map(Doors doors) => doors.Get<Query, ApprovalRequestView, Handler>("/approval-requests/{requestId}", nameof(GetApprovalRequest), "Read an approval");
}
