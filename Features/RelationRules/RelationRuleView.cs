namespace Waybill.Features.RelationRules;

/// <summary>A rule by which an employee takes part in customers.</summary>
public sealed record RelationRuleView(Guid Id, int Version, string Name, Guid EmployeeId, string? Category, string? Region, string? ProductLine, string? CustomerClass, string? Level,
    int Position, bool Active)
{
    internal static RelationRuleView Of(RelationRule r) => new(r.Id, r.Version, r.Name, r.EmployeeId, r.Category, r.Region, r.ProductLine, r.CustomerClass, r.Level, r.Position, r.Active);
}
