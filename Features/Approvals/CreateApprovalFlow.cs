using System.ComponentModel.DataAnnotations;
using Waybill.Features.Access;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Approvals;

/// <summary>It is laid down who has to agree to which documents of a kind.</summary>
public static class CreateApprovalFlow
{
    /// <param name="DocumentKind">order, quote, receipt …: the kinds that are put up for approval.</param>
    /// <param name="Position">Flows of a kind are asked in this order; the first whose conditions hold applies. 100 if not given.</param>
    /// <param name="Conditions">It applies to every document of the kind if not given.</param>
    /// <param name="AllowSelfApproval">Whether who submitted a document may sign it as well; not if not given.</param>
    [Requires("approval-flows.create")]
    [Refuses("NOT_APPROVABLE", "APPROVAL_FLOW_NAME_TAKEN")]
    public sealed record Command([MaxLength(40)] string DocumentKind, [MaxLength(80)] string Name, [MinLength(1), MaxLength(20)] IReadOnlyList<FlowStep> Steps, FlowConditions? Conditions,
        [Range(0, 10000)] int? Position, bool? AllowSelfApproval, bool? Active);

    internal sealed class Handler(Database db, Recent<ActiveFlows> recent, FlowChecks checks) : IHandler<Command, ApprovalFlowView>
    {
        public async Task<ApprovalFlowView> Handle(Command command, CancellationToken ct)
        {
            checks.RequireKind(command.DocumentKind);
            await checks.Refer(command.Steps, command.Conditions, ct);
            var flow = new ApprovalFlow(command.DocumentKind, command.Name);
            flow.Change(command.Name, command.Position ?? 100, command.Active ?? true, command.AllowSelfApproval ?? false, command.Conditions ?? new(), command.Steps);
            db.Add(flow);
            recent.Changes(db);
            return ApprovalFlowView.Of(flow);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, ApprovalFlowView, Handler>("/approval-flows", nameof(CreateApprovalFlow), "Create an approval flow");
}

/// <summary>Whether what a flow names exists.</summary>
internal sealed class FlowChecks(Database db, IEnumerable<IFollowApproval> followers)
{
    public void RequireKind(string kind)
    {
        if (followers.All(f => f.Kind != kind)) throw ApprovalRefusals.UnknownKind.At("/documentKind", ("kind", kind));
    }

    public async Task Refer(IReadOnlyList<FlowStep> steps, FlowConditions? conditions, CancellationToken ct)
    {
        await db.Roles.ReferAll(steps.Index().Where(s => s.Item.RoleId is not null).Select(s => (s.Item.RoleId!.Value, $"/steps/{s.Index}/roleId")), ct);
        await db.Employees.ReferAll(steps.Index().SelectMany(s => (s.Item.EmployeeIds ?? []).Select((e, i) => (e, $"/steps/{s.Index}/employeeIds/{i}"))), ct);
        await db.Departments.ReferAll((conditions?.DepartmentIds ?? []).Select((d, i) => (d, $"/conditions/departmentIds/{i}")), ct);
    }
}
