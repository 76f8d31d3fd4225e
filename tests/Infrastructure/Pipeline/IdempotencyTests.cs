using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Waybill.Features.Access;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Features.Receipts;
using Waybill.Features.StockOuts;
using Waybill.Tests.Support;

namespace Waybill.Tests.Infrastructure.Pipeline;

public sealed class IdempotencyTests
{
    [Theory, BothDoors]
    public async Task A_repeated_request_gets_the_stored_answer_and_does_nothing_twice(Door door)
    {
        var (sales, key, request) = (await Sales(door), Key(), Group());
        var first = await sales.Send(request, key);
        var second = await sales.Send(request, key);
        second.Result.ShouldBe(first.Result);
        (first.Replayed, second.Replayed).ShouldBe((false, true));
    }

    [Theory, BothDoors]
    public async Task An_instant_is_the_same_to_the_last_digit_in_the_stored_answer(Door door)
    {
        var (shop, key) = (await Shop.Open(), Key());
        var order = await shop.DraftOrder();
        await shop.As(Roles.Sales).Run<SubmitOrder.Result>(new SubmitOrder.Command(order.Id));
        var manager = shop.As(Roles.Manager).Via(door);
        var (first, second) = (await manager.Send(new ApproveOrder.Command(order.Id, null), key), await manager.Send(new ApproveOrder.Command(order.Id, null), key));
        second.Replayed.ShouldBeTrue();
        ((ApproveOrder.Result)second.Result!).ApprovedAt!.Value.ShouldBe(((ApproveOrder.Result)first.Result!).ApprovedAt!.Value);
    }

    [Fact]
    public async Task A_key_used_through_one_door_replays_through_the_other()
    {
        var (key, request) = (Key(), Group());
        var first = await (await Sales(Door.Rest)).Send(request, key);
        var second = await (await Sales(Door.Grpc)).Send(request, key);
        (second.Replayed, second.Result).ShouldBe((true, first.Result));
    }

    [Theory, BothDoors]
    public async Task A_key_used_for_another_body_is_refused(Door door)
    {
        var (sales, key) = (await Sales(door), Key());
        await sales.Send(Group(), key);
        var refused = await sales.Refused(Group(), key);
        (refused.Status, refused.Code).ShouldBe((422, "IDEMPOTENCY_KEY_REUSED"));
    }

    [Theory, BothDoors]
    public async Task A_failure_is_not_stored_so_that_it_can_be_retried(Door door)
    {
        var (sales, key, request) = (await Sales(door), Key(), Group());
        await sales.Run<CreateCustomerGroup.Result>(request);
        (await sales.Refused(request, key)).Code.ShouldBe("CUSTOMER_GROUP_CODE_TAKEN");
        var mended = await sales.Send(request with { Code = Shop.Unique("G") }, key);
        (mended.Refused, mended.Replayed).ShouldBe((null, false));
    }

    [Theory, BothDoors]
    public async Task A_key_in_flight_is_refused_until_the_first_request_has_ended(Door door)
    {
        var (shop, sales, key, request) = (await Shop.Open(), await Sales(door), Key(), Group());
        var caller = (await sales.Run<GetMe.Result>(new GetMe.Query())).Id;
        await using (var other = await shop.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync())
        {
            await using var held = await other.BeginTransactionAsync();
            await using var hold = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended($1, 0))", other) { Parameters = { new() { Value = caller + key } } };
            await hold.ExecuteNonQueryAsync();
            (await sales.Refused(request, key)).Code.ShouldBe("IDEMPOTENCY_KEY_IN_FLIGHT");
        }
        (await sales.Send(request, key)).Refused.ShouldBeNull();
    }

    [Theory, BothDoors]
    public async Task Of_twenty_parallel_requests_with_one_key_one_is_done(Door door)
    {
        var (sales, key, request) = (await Sales(door), Key(), Group());
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => sales.Send(request, key)));
        replies.Count(r => r is { Refused: null, Replayed: false }).ShouldBe(1);
        replies.Where(r => r.Refused is not null).ShouldAllBe(r => r.Refused!.Code == "IDEMPOTENCY_KEY_IN_FLIGHT");
    }

    [Theory, BothDoors]
    public async Task A_key_that_is_too_short_or_not_visible_ascii_is_refused(Door door)
    {
        var sales = await Sales(door);
        (await sales.Refused(Group(), "short")).Code.ShouldBe("IDEMPOTENCY_KEY_INVALID");
        (await sales.Refused(Group(), "0123456789 with blank")).Code.ShouldBe("IDEMPOTENCY_KEY_INVALID");
    }

    [Theory, BothDoors]
    public async Task What_moves_goods_or_money_is_refused_without_a_key(Door door)
    {
        var shop = await Shop.Open();
        foreach (var request in new object[] { new ConfirmStockOut.Command(Guid.NewGuid()), new ConfirmReceipt.Command(Guid.NewGuid()), new ApproveOrder.Command(Guid.NewGuid(), null) })
            (await (shop.As(Roles.Admin) with { SendsKeys = false }).Via(door).Refused(request)).Code.ShouldBe("IDEMPOTENCY_KEY_REQUIRED");
    }

    [Theory, BothDoors]
    public async Task Another_caller_may_use_the_same_key(Door door)
    {
        var key = Key();
        (await (await Sales(door)).Send(Group(), key)).Replayed.ShouldBeFalse();
        (await (await Shop.Open()).As(Roles.Admin).Via(door).Send(Group(), key)).Replayed.ShouldBeFalse();
    }

    [Theory, BothDoors]
    public async Task A_secret_shown_once_is_not_stored_for_the_retry(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var role = await admin.Run<CreateRole.Result>(new CreateRole.Command(Shop.Unique("role"), ["customers.list"]));
        var client = await admin.Run<CreateApiClient.Result>(new CreateApiClient.Command(Shop.Unique("client"), [role.Id], null));
        var (key, request) = (Key(), new IssueApiKey.Command(client.Id, null, null));
        (await admin.Run<IssueApiKey.Result>(request, key)).Key.ShouldStartWith(ApiKey.Prefix);
        (await admin.Run<IssueApiKey.Result>(request, key)).Key.ShouldBeNull();
    }

    private static CreateCustomerGroup.Command Group() => new(Shop.Unique("G"), "group");

    private static string Key() => Guid.NewGuid().ToString();

    private static async Task<Client> Sales(Door door) => (await Shop.Open()).As(Roles.Manager).Via(door);
}
