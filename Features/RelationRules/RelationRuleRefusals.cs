using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.RelationRules;

internal static class RelationRuleRefusals
{
    public static readonly Reason NameTaken = Reason.Duplicate("RELATION_RULE_NAME_TAKEN", "There is a relation rule with this name.", "相关员工规则名称已存在。");
    public static readonly Reason WithoutCondition = Reason.Invalid("RELATION_RULE_WITHOUT_CONDITION",
        "A relation rule asks for a category, region, product line, customer class or level.", "相关员工规则至少需要一个条件:类别、区域、产品线、客户权限类别或级别。");
}
