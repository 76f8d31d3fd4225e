using Waybill.Features.RelationRules;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.RelationRules;

public sealed class RelationRuleTests
{
    [Theory, BothDoors]
    public async Task Rules_are_made_changed_listed_and_deleted(Door door)
    {
        var shop = await Shop.Open();
        var (manager, who) = (shop.As(Roles.Manager).Via(door), await shop.NewColleague(door));
        var made = await manager.Run<RelationRuleView>(Rule(who.Id) with { Category = "new products", Level = "A" });
        (made.Version, made.EmployeeId, made.Category, made.Active).ShouldBe((1, who.Id, "new products", true));
        var changed = await manager.Run<RelationRuleView>(new UpdateRelationRule.Command(made.Id, 1, Level: new(null), Active: false, Position: 7));
        (changed.Version, changed.Level, changed.Active, changed.Position).ShouldBe((2, null, false, 7));
        (await manager.Run<Page<RelationRuleView>>(new ListRelationRules.Query { Filter = $"name = \"{made.Name}\"" })).Items.ShouldHaveSingleItem().Position.ShouldBe(7);
        await manager.Run<RelationRuleView>(new DeleteRelationRule.Command(made.Id, 2));
        (await manager.Refused(new DeleteRelationRule.Command(made.Id, 2))).Status.ShouldBe(404);
        (await shop.Refused(door, Roles.Sales, Rule(who.Id))).Code.ShouldBe("FORBIDDEN");
    }

    [Theory, BothDoors]
    public async Task A_rule_has_a_name_of_its_own_a_person_and_a_condition(Door door)
    {
        var shop = await Shop.Open();
        var (manager, who) = (shop.As(Roles.Manager).Via(door), await shop.NewColleague(door));
        (await manager.Refused(Rule(who.Id))).Code.ShouldBe("RELATION_RULE_WITHOUT_CONDITION");
        (await manager.Refused(Rule(Guid.NewGuid()) with { Level = "A" })).Errors[0].Pointer.ShouldBe("/employeeId");
        var made = await manager.Run<RelationRuleView>(Rule(who.Id) with { Region = "Nowhere" });
        (await manager.Refused(Rule(who.Id) with { Region = "Nowhere", Name = made.Name })).Code.ShouldBe("RELATION_RULE_NAME_TAKEN");
        (await manager.Refused(new UpdateRelationRule.Command(made.Id, 1, Region: new(null)))).Code.ShouldBe("RELATION_RULE_WITHOUT_CONDITION");
    }

    [Fact]
    public void All_conditions_that_are_given_must_hold()
    {
        var rule = new RelationRule("r", Guid.NewGuid());
        rule.HoldFor(new("tea", null, null, null, "A"));
        rule.Fits(new("tea", "East", "any", "any", "A")).ShouldBeTrue();
        rule.Fits(new("tea", null, null, null, "B")).ShouldBeFalse();
        rule.Fits(new(null, null, null, null, "A")).ShouldBeFalse();
    }

    internal static CreateRelationRule.Command Rule(Guid employee) => new CreateRelationRule.Command(Shop.Unique("rule"), employee, null, null, null, null, null);
}
