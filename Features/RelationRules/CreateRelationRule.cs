using System.ComponentModel.DataAnnotations;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.RelationRules;

/// <summary>An employee is to take part in all customers of a sort. Customers made or changed from now on follow; ApplyRelationRules brings it to those there are.</summary>
public static class CreateRelationRule
{
    /// <param name="EmployeeId">Who takes part.</param>
    /// <param name="Position">Its place in the list of rules. All that fit hold, whatever their order.</param>
    [Requires("relation-rules.create")]
    [Refuses("RELATION_RULE_NAME_TAKEN", "RELATION_RULE_WITHOUT_CONDITION")]
    public sealed record Command([MaxLength(80)] string Name, Guid EmployeeId, [MaxLength(60)] string? Category, [MaxLength(60)] string? Region, [MaxLength(60)] string? ProductLine,
        [MaxLength(60)] string? CustomerClass, [MaxLength(20)] string? Level, [Range(0, 10_000)] int Position = 0, bool Active = true);

    internal sealed class Handler(Database db) : IHandler<Command, RelationRuleView>
    {
        public async Task<RelationRuleView> Handle(Command command, CancellationToken ct)
        {
            await db.Employees.Refer(e => e.Id == command.EmployeeId && e.Active, "/employeeId", ct);
            var rule = new RelationRule(command.Name, command.EmployeeId) { Position = command.Position, Active = command.Active };
            rule.HoldFor(new(command.Category, command.Region, command.ProductLine, command.CustomerClass, command.Level));
            db.Add(rule);
            return RelationRuleView.Of(rule);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, RelationRuleView, Handler>("/", nameof(CreateRelationRule), "Create a relation rule");
}
