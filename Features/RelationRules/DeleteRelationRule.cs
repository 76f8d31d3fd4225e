using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.RelationRules;

/// <summary>A rule is no longer wanted. ApplyRelationRules takes its employee out of the customers there are.</summary>
public static class DeleteRelationRule
{
    [Requires("relation-rules.delete")]
    public sealed record Command(Guid RelationRuleId, int Version);

    internal sealed class Handler(Database db) : IHandler<Command, RelationRuleView>
    {
        public async Task<RelationRuleView> Handle(Command command, CancellationToken ct)
        {
            var rule = (await db.RelationRules.Require(r => r.Id == command.RelationRuleId, ct)).At(command.Version);
            db.Remove(rule);
            return RelationRuleView.Of(rule);
        }
    }

    internal static void Map(Doors doors) => doors.Delete<Command, RelationRuleView, Handler>("/{relationRuleId}", nameof(DeleteRelationRule), "Delete a relation rule");
}
