using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Customers;
using Waybill.Features.RelationRules;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.RelationRules;
using Waybill.Tests.Support;

namespace Waybill.Tests.Customers;

public sealed class RelatedEmployeesTests
{
    [Theory, BothDoors]
    public async Task A_customer_keeps_its_traits_and_who_takes_part_and_is_found_by_them(Door door)
    {
        var shop = await Shop.Open();
        var (sales, helper, region) = (shop.As(Roles.Sales).Via(door), await shop.NewColleague(door), Shop.Unique("R"));
        var made = await sales.Run<CreateCustomer.Result>(CreateCustomerTests.Named("x") with { Category = "tea", Region = region, ProductLine = "green", CustomerClass = "open", RelatedIds = [helper.Id] });
        var read = await sales.Run<GetCustomer.Result>(new GetCustomer.Query(made.Id));
        (read.Category, read.Region, read.ProductLine, read.CustomerClass).ShouldBe(("tea", region, "green", "open"));
        read.RelatedIds.ShouldBe([helper.Id]);
        var changed = await sales.Run<GetCustomer.Result>(new UpdateCustomer.Command(made.Id, 1, Category: new(null), RelatedIds: new([])));
        (changed.Category, changed.Region, changed.RelatedIds.Count).ShouldBe((null, region, 0));
        await sales.Run<GetCustomer.Result>(new UpdateCustomer.Command(made.Id, 2, RelatedIds: new([helper.Id])));
        (await sales.Run<Page<ListCustomers.Row>>(new ListCustomers.Query { Filter = $"region = \"{region}\"", RelatedId = helper.Id })).Items.ShouldHaveSingleItem().RelatedIds.ShouldBe([helper.Id]);
        (await sales.Run<Page<ListCustomers.Row>>(new ListCustomers.Query { RelatedId = Guid.NewGuid() })).Items.ShouldBeEmpty();
        (await sales.Refused(CreateCustomerTests.Named("x") with { RelatedIds = [helper.Id, Guid.NewGuid()] })).Errors[0].Pointer.ShouldBe("/relatedIds/1");
    }

    [Theory, BothDoors]
    public async Task Rules_add_employees_when_a_customer_is_made_or_changed(Door door)
    {
        var shop = await Shop.Open();
        var (sales, category) = (shop.As(Roles.Sales).Via(door), Shop.Unique("cat"));
        var (first, second) = (await Rule(shop, category, level: null), await Rule(shop, category, level: "A"));
        var one = await sales.Run<CreateCustomer.Result>(CreateCustomerTests.Named("x") with { Category = category });
        (await Related(sales, one.Id)).ShouldBe([first.EmployeeId]);
        await sales.Run<GetCustomer.Result>(new UpdateCustomer.Command(one.Id, 1, Level: "A"));
        (await Related(sales, one.Id)).ShouldBe(new[] { first.EmployeeId, second.EmployeeId }.Order());
        await sales.Run<GetCustomer.Result>(new UpdateCustomer.Command(one.Id, 2, Category: "other"));
        (await Related(sales, one.Id)).ShouldBeEmpty();
        var batch = await sales.Run<BatchResult<CreateCustomer.Result>>(new Batch<CreateCustomer.Command>([CreateCustomerTests.Named("x") with { Category = category }]));
        (await Related(sales, batch.Items[0].Result!.Id)).ShouldBe([first.EmployeeId]);
    }

    [Theory, BothDoors]
    public async Task Changed_rules_are_brought_to_the_customers_there_are(Door door)
    {
        var shop = await Shop.Open();
        var (sales, manager, category) = (shop.As(Roles.Sales).Via(door), shop.As(Roles.Manager).Via(door), Shop.Unique("cat"));
        var customer = await sales.Run<CreateCustomer.Result>(CreateCustomerTests.Named("x") with { Category = category });
        var (one, two) = (await Rule(shop, category, null), await Rule(shop, category, null));
        (await manager.Run<ApplyRelationRules.Result>(new ApplyRelationRules.Command())).Changed.ShouldBeGreaterThan(0);
        var read = await sales.Run<GetCustomer.Result>(new GetCustomer.Query(customer.Id));
        (read.Version, read.RelatedByRule).ShouldSatisfyAllConditions(r => r.Version.ShouldBe(2), r => r.RelatedByRule.ShouldBe(new[] { one.EmployeeId, two.EmployeeId }.Order()));
        await manager.Run<ApplyRelationRules.Result>(new ApplyRelationRules.Command());
        (await sales.Run<GetCustomer.Result>(new GetCustomer.Query(customer.Id))).Version.ShouldBe(2);
        await manager.Run<RelationRuleView>(new DeleteRelationRule.Command(one.Id, 1));
        await manager.Run<RelationRuleView>(new UpdateRelationRule.Command(two.Id, 1, Active: false));
        await manager.Run<ApplyRelationRules.Result>(new ApplyRelationRules.Command());
        (await Related(sales, customer.Id)).ShouldBeEmpty();
        (await History(shop, customer.Id)).ShouldBe([("CreateCustomer", 1), ("ApplyRelationRules", 2), ("ApplyRelationRules", 3)]);
    }

    private static async Task<RelationRuleView> Rule(Shop shop, string category, string? level) =>
        await shop.As(Roles.Manager).Run<RelationRuleView>(RelationRuleTests.Rule((await shop.NewColleague(Door.Rest)).Id) with { Category = category, Level = level });

    private static async Task<IReadOnlyList<Guid>> Related(Client client, Guid customer) => (await client.Run<GetCustomer.Result>(new GetCustomer.Query(customer))).RelatedByRule;

    private static async Task<List<(string, int)>> History(Shop shop, Guid id)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<Database>().Set<HistoryRow>().Where(h => h.DocumentId == id).OrderBy(h => h.Id).ToListAsync();
        return rows.ConvertAll(h => (h.Operation, h.Version));
    }
}
