using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.RelationRules;

/// <summary>The rules by which employees take part in customers.</summary>
public static class ListRelationRules
{
    [Requires("relation-rules.list")]
    public sealed record Query : ListQuery;

    private static readonly Listing<RelationRule> Fields = new Listing<RelationRule>("relation-rules")
        .Field("name", r => r.Name).Field("employeeId", r => r.EmployeeId).Field("category", r => r.Category).Field("region", r => r.Region).Field("productLine", r => r.ProductLine)
        .Field("customerClass", r => r.CustomerClass).Field("level", r => r.Level).Field("position", r => r.Position).Field("active", r => r.Active)
        .Search(r => r.Name).OrderedBy("position asc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<RelationRuleView>>
    {
        public Task<Page<RelationRuleView>> Handle(Query query, CancellationToken ct) => db.RelationRules.ToPage(query, Fields, user.Caller,
            r => new RelationRuleView(r.Id, r.Version, r.Name, r.EmployeeId, r.Category, r.Region, r.ProductLine, r.CustomerClass, r.Level, r.Position, r.Active), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, RelationRuleView, Handler>("/", nameof(ListRelationRules), "List relation rules");
}
