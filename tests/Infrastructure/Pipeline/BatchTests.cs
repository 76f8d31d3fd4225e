using Waybill.Features.Customers;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;

namespace Waybill.Tests.Infrastructure.Pipeline;

public sealed class BatchTests
{
    [Theory, BothDoors]
    public async Task Each_item_stands_alone_and_answers_in_order(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Sales).Via(door);
        var taken = Shop.Unique("X");
        var answer = await sales.Run<BatchResult<CreateCustomer.Result>>(Of(false, Named("a", taken), Named("b", taken), Named("c", null)));
        answer.Items.Select(i => (i.Index, i.Status, i.Error?.Code)).ShouldBe([(0, 201, null), (1, 409, "CUSTOMER_EXTERNAL_ID_TAKEN"), (2, 201, null)]);
    }

    [Theory, BothDoors]
    public async Task An_atomic_batch_does_all_or_nothing(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Sales).Via(door);
        var (fresh, taken) = (Shop.Unique("X"), Shop.Unique("X"));
        await sales.Run<CreateCustomer.Result>(Named("there", taken));
        var answer = await sales.Run<BatchResult<CreateCustomer.Result>>(Of(true, Named("a", fresh), Named("b", taken)));
        answer.Items.Select(i => (i.Index, i.Error?.Code)).ShouldBe([(1, "CUSTOMER_EXTERNAL_ID_TAKEN")]);
        (await sales.Run<CreateCustomer.Result>(Named("a again", fresh))).Version.ShouldBe(1);
    }

    [Theory, BothDoors]
    public async Task An_atomic_batch_names_the_item_that_refers_to_nothing(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Sales).Via(door);
        var fresh = Shop.Unique("X");
        var answer = await sales.Run<BatchResult<CreateCustomer.Result>>(Of(true, Named("a", fresh), Named("b", null) with { OwnerId = Guid.NewGuid() }));
        var (index, error) = answer.Items.Select(i => (i.Index, i.Error!)).ShouldHaveSingleItem();
        (index, error.Code, error.Errors!.Single().Pointer).ShouldBe((1, "UNKNOWN_REFERENCE", "/ownerId"));
        (await sales.Run<CreateCustomer.Result>(Named("a again", fresh))).Version.ShouldBe(1);
    }

    [Theory, BothDoors]
    public async Task A_repeated_batch_replays_every_item(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Sales).Via(door);
        var (batch, key) = (Of(false, Named("a", Shop.Unique("X")), Named("b", Shop.Unique("X"))), Guid.NewGuid().ToString());
        var first = await sales.Run<BatchResult<CreateCustomer.Result>>(batch, key);
        var again = await sales.Send(batch, key);
        again.Replayed.ShouldBeTrue();
        ((BatchResult<CreateCustomer.Result>)again.Result!).Items.Select(i => i.Result!.Id).ShouldBe(first.Items.Select(i => i.Result!.Id));
    }

    [Theory, BothDoors]
    public async Task A_key_used_for_a_longer_batch_is_refused_and_nothing_of_it_is_done(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Sales).Via(door);
        var (first, second, key) = (Named("a", Shop.Unique("X")), Named("b", Shop.Unique("X")), Guid.NewGuid().ToString());
        await sales.Run<BatchResult<CreateCustomer.Result>>(Of(false, first), key);
        (await sales.Refused(Of(false, first, second), key)).Code.ShouldBe("IDEMPOTENCY_KEY_REUSED");
        (await sales.Run<CreateCustomer.Result>(second)).Version.ShouldBe(1);
    }

    [Theory, BothDoors]
    public async Task Faults_of_all_items_are_told_at_once(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Sales).Via(door);
        var refused = await sales.Refused(Of(false, Named("", null), Named("ok", null), Named("", null)));
        refused.Errors.Select(e => e.Pointer).ShouldBe(["/items/0/name", "/items/2/name"]);
    }

    [Theory, BothDoors]
    public async Task Validate_only_answers_as_if_and_writes_nothing(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Sales).Via(door);
        var external = Shop.Unique("X");
        (await sales.Send(Named("trial", external), validateOnly: true)).Refused.ShouldBeNull();
        (await sales.Send(Named("real", external))).Refused.ShouldBeNull();
        (await sales.Send(Named("trial", external), validateOnly: true)).Refused!.Code.ShouldBe("CUSTOMER_EXTERNAL_ID_TAKEN");
    }

    private static Batch<CreateCustomer.Command> Of(bool atomic, params CreateCustomer.Command[] items) => new(items, atomic);

    private static CreateCustomer.Command Named(string name, string? externalId) => Customers.CreateCustomerTests.Named(name) with { ExternalId = externalId };
}
