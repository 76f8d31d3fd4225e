using System.ComponentModel.DataAnnotations;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.RelationRules;

/// <summary>A rule is changed or switched off. ApplyRelationRules brings the change to the customers there are.</summary>
public static class UpdateRelationRule
{
    [Requires("relation-rules.update")]
    [Refuses("RELATION_RULE_NAME_TAKEN", "RELATION_RULE_WITHOUT_CONDITION")]
    public sealed record Command(Guid RelationRuleId, int Version, [MaxLength(80)] Patch<string> Name = default, Patch<Guid> EmployeeId = default,
        [MaxLength(60)] Patch<string?> Category = default, [MaxLength(60)] Patch<string?> Region = default, [MaxLength(60)] Patch<string?> ProductLine = default,
        [MaxLength(60)] Patch<string?> CustomerClass = default, [MaxLength(20)] Patch<string?> Level = default, [Range(0, 10_000)] Patch<int> Position = default, Patch<bool> Active = default);

    internal sealed class Handler(Database db) : IHandler<Command, RelationRuleView>
    {
        public async Task<RelationRuleView> Handle(Command command, CancellationToken ct)
        {
            var rule = (await db.RelationRules.Require(r => r.Id == command.RelationRuleId, ct)).At(command.Version);
            if (command.EmployeeId.IsSet)
            {
                var employee = command.EmployeeId.Or(default);
                await db.Employees.Refer(e => e.Id == employee && e.Active, "/employeeId", ct);
                rule.Appoint(employee);
            }
            rule.Rename(command.Name.Or(rule.Name));
            rule.HoldFor(new(command.Category.Or(rule.Category), command.Region.Or(rule.Region), command.ProductLine.Or(rule.ProductLine),
                command.CustomerClass.Or(rule.CustomerClass), command.Level.Or(rule.Level)));
            rule.Position = command.Position.Or(rule.Position);
            rule.Active = command.Active.Or(rule.Active);
            return RelationRuleView.Of(rule);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, RelationRuleView, Handler>("/{relationRuleId}", nameof(UpdateRelationRule), "Change a relation rule");
}
