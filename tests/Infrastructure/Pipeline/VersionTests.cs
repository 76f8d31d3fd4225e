using Waybill.Features.Customers;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Infrastructure.Pipeline;

public sealed class VersionTests
{
    [Theory, BothDoors]
    public async Task A_change_based_on_an_old_version_is_refused_and_changes_nothing(Door door)
    {
        var (sales, customer) = await Customer(door);
        var changed = await sales.Run<GetCustomer.Result>(new UpdateCustomer.Command(customer, 1, Name: "second"));
        changed.Version.ShouldBe(2);
        (await sales.Refused(new UpdateCustomer.Command(customer, 1, Name: "third"))).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(412), r => r.Code.ShouldBe("STALE_VERSION"));
        (await sales.Run<GetCustomer.Result>(new GetCustomer.Query(customer))).Name.ShouldBe("second");
    }

    [Theory, BothDoors]
    public async Task Of_ten_parallel_changes_of_one_version_one_wins(Door door)
    {
        var (sales, customer) = await Customer(door);
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => sales.Send(new UpdateCustomer.Command(customer, 1, Name: $"name {i}"))));
        replies.Count(r => r.Refused is null).ShouldBe(1);
        replies.Where(r => r.Refused is not null).ShouldAllBe(r => r.Refused!.Code == "STALE_VERSION");
    }

    [Theory, BothDoors]
    public async Task A_change_of_a_part_gives_the_whole_a_new_version(Door door)
    {
        var (sales, customer) = await Customer(door);
        await sales.Run<ContactView>(new AddContact.Command(customer, "Han Meimei", null, null, null));
        (await sales.Run<GetCustomer.Result>(new GetCustomer.Query(customer))).Version.ShouldBe(2);
    }

    [Theory, BothDoors]
    public async Task A_patch_leaves_what_is_not_sent_and_clears_what_is_sent_as_null(Door door)
    {
        var (sales, customer) = await Customer(door);
        var changed = await sales.Run<GetCustomer.Result>(new UpdateCustomer.Command(customer, 1, Phone: new Patch<string?>(null), Email: "new@example.com"));
        (changed.Name, changed.Phone, changed.Email, changed.Level).ShouldBe(("first", null, "new@example.com", "A"));
    }

    [Fact]
    public async Task Over_REST_a_change_without_If_Match_is_refused()
    {
        var (sales, customer) = await Customer(Door.Rest);
        using var message = new HttpRequestMessage(HttpMethod.Patch, $"/v1/customers/{customer}") { Content = new StringContent("{}", null, "application/json") };
        message.Headers.Authorization = new("Bearer", sales.Key);
        ((int)(await sales.Shop.Rest.SendAsync(message)).StatusCode).ShouldBe(428);
    }

    private static async Task<(Client Sales, Guid Customer)> Customer(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Sales).Via(door);
        var command = Customers.CreateCustomerTests.Named("first") with { Phone = "13800000000", Level = "A" };
        return (sales, (await sales.Run<CreateCustomer.Result>(command)).Id);
    }
}
