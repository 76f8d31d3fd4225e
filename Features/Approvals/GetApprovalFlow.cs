using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Approvals;

/// <summary>One flow, with its conditions and steps.</summary>
public static class GetApprovalFlow
{
    [Requires("approval-flows.get")]
    public sealed record Query(Guid FlowId);

    internal sealed class Handler(Database db) : IHandler<Query, ApprovalFlowView>
    {
        public async Task<ApprovalFlowView> Handle(Query query, CancellationToken ct) => ApprovalFlowView.Of(await db.ApprovalFlows.Require(f => f.Id == query.FlowId, ct));
    }

    internal static void Map(Doors doors) => doors.Get<Query, ApprovalFlowView, Handler>("/approval-flows/{flowId}", nameof(GetApprovalFlow), "Read an approval flow");
}
