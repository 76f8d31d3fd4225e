using Waybill.Features.Customers;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Customers;

public sealed class UpsertCustomerTests
{
    [Theory, BothDoors]
    public async Task A_customer_is_entered_once_and_merged_from_then_on(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Sales).Via(door);
        var id = Shop.Unique("erp");
        var made = await sales.Run<UpsertCustomer.Result>(Sent(id) with { Name = "云单", Level = "A", Email = "a@example.com", Active = false });
        (made.Created, made.Version).ShouldBe((true, 1));
        var merged = await sales.Run<UpsertCustomer.Result>(Sent(id) with { Level = "B", Active = true, Number = made.Number });
        (merged.Created, merged.Id, merged.Version).ShouldBe((false, made.Id, 2));
        var read = await sales.Run<GetCustomer.Result>(new GetCustomer.Query(made.Id));
        (read.Name, read.Level, read.Email, read.ExternalId, read.Active).ShouldBe(("云单", "B", "a@example.com", id, true));
        (await sales.Run<UpsertCustomer.Result>(Sent(id))).Version.ShouldBe(2);
    }

    [Theory, BothDoors]
    public async Task What_is_settled_stays_and_what_is_needed_is_asked_for(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Sales).Via(door);
        var id = Shop.Unique("erp");
        (await sales.Refused(Sent(id))).Errors.ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.Pointer.ShouldBe("/name"), e => e.Code.ShouldBe("REQUIRED"));
        await sales.Run<UpsertCustomer.Result>(Sent(id) with { Name = "x", Currency = "EUR" });
        (await sales.Refused(Sent(id) with { Currency = "USD" })).ShouldSatisfyAllConditions(r => r.Code.ShouldBe("CUSTOMER_SETTLED"), r => r.Errors[0].Pointer.ShouldBe("/currency"));
        (await sales.Refused(Sent(id) with { Number = "other" })).Code.ShouldBe("CUSTOMER_SETTLED");
    }

    [Fact]
    public async Task Of_many_that_send_the_same_at_once_one_enters_it()
    {
        var sales = (await Shop.Open()).As(Roles.Sales);
        var id = Shop.Unique("erp");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => sales.Run<UpsertCustomer.Result>(Sent(id) with { Name = $"name {i}", Category = $"{i}" })));
        answers.Count(a => a.Created).ShouldBe(1);
        answers.Select(a => a.Id).Distinct().Count().ShouldBe(1);
        (await sales.Run<Page<ListCustomers.Row>>(new ListCustomers.Query { Filter = $"externalId = \"{id}\"" })).Items.ShouldHaveSingleItem().Version.ShouldBe(8);
    }

    private static UpsertCustomer.Command Sent(string externalId) => new UpsertCustomer.Command(externalId, null, null);
}
