using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.RelationRules;

/// <summary>
/// Who takes part in which customers by itself (相关员工规则): the specialist of a category, the assistant of a region. Customers ask the rules whenever they are made or changed,
/// and all at once when the rules have changed; who takes part decides, by the scopes of roles, who sees the customer and its documents.
/// </summary>
public sealed class RelationRulesFeature : Feature
{
    public override string Story => "Rules that make employees take part in customers.";
    public override string Prefix => "/v1/relation-rules";

    public override void Map(Doors doors)
    {
        CreateRelationRule.Map(doors);
        UpdateRelationRule.Map(doors);
        DeleteRelationRule.Map(doors);
        ListRelationRules.Map(doors);
    }

    public override void Services(IServiceCollection services) => services.AddScoped<RelationRulesDesk>();
}
