using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Approvals;

/// <summary>A flow changes, or is switched off. Documents that were submitted before go on through the flow as it was.</summary>
public static class UpdateApprovalFlow
{
    [Requires("approval-flows.update")]
    [Refuses("APPROVAL_FLOW_NAME_TAKEN")]
    public sealed record Command(Guid FlowId, int Version, [MaxLength(80)] Patch<string> Name = default, [MinLength(1), MaxLength(20)] Patch<IReadOnlyList<FlowStep>> Steps = default,
        Patch<FlowConditions?> Conditions = default, [Range(0, 10000)] Patch<int> Position = default, Patch<bool> AllowSelfApproval = default, Patch<bool> Active = default);

    internal sealed class Handler(Database db, Recent<ActiveFlows> recent, FlowChecks checks) : IHandler<Command, ApprovalFlowView>
    {
        public async Task<ApprovalFlowView> Handle(Command command, CancellationToken ct)
        {
            var flow = (await db.ApprovalFlows.Require(f => f.Id == command.FlowId, ct)).At(command.Version);
            var (steps, conditions) = (command.Steps.Or(flow.Steps), command.Conditions.Or(flow.Conditions) ?? new());
            await checks.Refer(steps, conditions, ct);
            flow.Change(command.Name.Or(flow.Name), command.Position.Or(flow.Position), command.Active.Or(flow.Active), command.AllowSelfApproval.Or(flow.AllowSelfApproval), conditions, steps);
            recent.Changes(db);
            return ApprovalFlowView.Of(flow);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, ApprovalFlowView, Handler>("/approval-flows/{flowId}", nameof(UpdateApprovalFlow), "Change an approval flow");
}
