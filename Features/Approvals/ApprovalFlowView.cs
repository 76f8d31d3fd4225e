namespace Waybill.Features.Approvals;

/// <summary>A flow with its conditions and steps.</summary>
public sealed record ApprovalFlowView(Guid Id, int Version, string DocumentKind, string Name, int Position, bool Active, bool AllowSelfApproval, FlowConditions Conditions, IReadOnlyList<FlowStep> Steps)
{
    internal static ApprovalFlowView Of(ApprovalFlow f) => new(f.Id, f.Version, f.DocumentKind, f.Name, f.Position, f.Active, f.AllowSelfApproval, f.Conditions with { }, [.. f.Steps.Select(s => s with { })]);
}
