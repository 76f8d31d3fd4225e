using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Access;
using Waybill.Features.Events;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Events;
using Waybill.Infrastructure.Grpc;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;

namespace Waybill.Tests.Events;

public sealed class WatchEventsTests
{
    [Fact]
    public async Task What_happens_is_told_as_it_happens()
    {
        var shop = await Shop.Open();
        await using var watch = shop.Watch(shop.As(Roles.Admin), new WatchEvents.Query(null, ["order.*"], null));
        (await watch.Next()).Event.ShouldBeNull();
        var order = await shop.ApprovedOrder(stock: 1);
        var started = DateTimeOffset.UtcNow;
        var told = await watch.Until(e => e.Event?.DocumentId == order.Id && e.Event.Type == "order.approved");
        told.Event!.Data["status"]!.ToString().ShouldBe("approved");
        (DateTimeOffset.UtcNow - started).ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Who_comes_back_with_the_last_cursor_misses_nothing_and_gets_nothing_twice()
    {
        var shop = await Shop.Open();
        var (first, cursor) = (await shop.DraftOrder(), "");
        await using (var watch = shop.Watch(shop.As(Roles.Admin), new WatchEvents.Query(null, null, ["order"])))
        {
            await watch.Next();
            await shop.As(Roles.Admin).Run<SubmitOrder.Result>(new SubmitOrder.Command(first.Id));
            cursor = (await watch.Until(e => e.Event?.DocumentId == first.Id)).Cursor;
        }
        await shop.As(Roles.Admin).Run<ApproveOrder.Result>(new ApproveOrder.Command(first.Id, null));
        await using var again = shop.Watch(shop.As(Roles.Admin), new WatchEvents.Query(cursor, null, ["order"]));
        await again.Until(e => e.Event?.DocumentId == first.Id && e.Event.Type == "order.approved");
        again.Seen.ShouldNotContain(e => e.Event != null && e.Event.DocumentId == first.Id && e.Event.Type == "order.submitted");
    }

    [Fact]
    public async Task It_ends_when_the_key_is_revoked()
    {
        var shop = await Shop.Open();
        var admin = shop.As(Roles.Admin);
        var role = await admin.Run<CreateRole.Result>(new CreateRole.Command(Shop.Unique("role"), ["events.watch"]));
        var client = await admin.Run<CreateApiClient.Result>(new CreateApiClient.Command(Shop.Unique("client"), [role.Id], null));
        var key = await admin.Run<IssueApiKey.Result>(new IssueApiKey.Command(client.Id, null, null));
        await using var watch = shop.Watch(admin with { Key = key.Key }, new WatchEvents.Query(null, null, null));
        await watch.Next();
        await admin.Run<RevokeApiKey.Result>(new RevokeApiKey.Command(client.Id, key.Id));
        (await Should.ThrowAsync<RpcFault>(() => watch.Until(_ => false))).Code.ShouldBe(GrpcCode.Unauthenticated);
    }

    [Fact]
    public async Task It_ends_when_the_key_expires()
    {
        var shop = await Shop.Open();
        var admin = shop.As(Roles.Admin);
        var role = await admin.Run<CreateRole.Result>(new CreateRole.Command(Shop.Unique("role"), ["events.watch"]));
        var client = await admin.Run<CreateApiClient.Result>(new CreateApiClient.Command(Shop.Unique("client"), [role.Id], null));
        var key = await admin.Run<IssueApiKey.Result>(new IssueApiKey.Command(client.Id, null, DateTimeOffset.UtcNow.AddSeconds(3)));
        await using var watch = shop.Watch(admin with { Key = key.Key }, new WatchEvents.Query(null, null, null));
        await watch.Next();
        (await Should.ThrowAsync<RpcFault>(() => watch.Until(_ => false))).Reason.ShouldBe("TOKEN_EXPIRED");
    }

    [Fact]
    public async Task Who_may_not_watch_or_asks_for_nothing_there_is_is_refused()
    {
        var shop = await Shop.Open();
        await using var barred = shop.Watch(shop.As(Roles.Warehouse), new WatchEvents.Query(null, null, null));
        (await Should.ThrowAsync<RpcFault>(barred.Next)).Code.ShouldBe(GrpcCode.PermissionDenied);
        await using var lost = shop.Watch(shop.As(Roles.Admin), new WatchEvents.Query("x", null, null));
        (await Should.ThrowAsync<RpcFault>(lost.Next)).Reason.ShouldBe("BAD_CURSOR");
        await using var astray = shop.Watch(shop.As(Roles.Admin), new WatchEvents.Query(null, ["unicorn.*"], null));
        (await Should.ThrowAsync<RpcFault>(astray.Next)).Reason.ShouldBe("UNKNOWN_EVENT_TYPE");
    }

    [Fact]
    public async Task Watchers_get_only_what_they_may_see()
    {
        var shop = await Shop.Open();
        await using var watch = shop.Watch(await shop.Holder(Door.Grpc, "events.watch", "receipts.get"), new WatchEvents.Query(null, null, null));
        await watch.Next();
        var receipt = await shop.ConfirmedReceipt((await shop.ChargedOrder(), 10m));
        var told = await watch.Until(e => e.Event?.DocumentId == receipt);
        told.Event!.Data.ContainsKey("amount").ShouldBeFalse();
        watch.Seen.ShouldAllBe(e => e.Event == null || e.Event.Kind == "receipt");
    }

    [Fact]
    public async Task A_slow_reader_is_waited_for()
    {
        var shop = await Shop.Open();
        var order = await shop.DraftOrder();
        await using var watch = shop.Watch(shop.As(Roles.Admin), new WatchEvents.Query(null, ["order.closed"], null));
        await watch.Next();
        await Stored.Text("""
            with told as (insert into outbox (event_id, type, document_kind, document_id, sequence, body, at)
                select gen_random_uuid(), 'order.closed', 'order', $1, n, jsonb_build_object('externalId', repeat('x', 20000)), now() from generate_series(1, 2000) n returning 1)
            select count(*)::text from told
            """, order.Id);
        await Task.Delay(TimeSpan.FromSeconds(12));
        for (var n = 1; n <= 2000; n++) (await watch.Until(e => e.Event?.DocumentId == order.Id)).Event!.Sequence.ShouldBe(n);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_silences_no_stream()
    {
        var services = (await Shop.Open()).Services;
        var clock = new ShiftedClock();
        var handler = new WatchEvents.Handler(services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<EventBells>(), clock);
        var nobody = new Caller(Guid.NewGuid(), "nobody", CallerKind.ApiClient, new HashSet<string>());
        await using var stream = handler.Stream(new(null, null, null), _ => Task.FromResult(nobody), default).GetAsyncEnumerator();
        await stream.MoveNextAsync();
        (clock.Set, clock.Passed) = (TimeSpan.FromHours(-3), TimeSpan.FromSeconds(21));
        (await stream.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(15))).ShouldBeTrue();
        stream.Current.Event.ShouldBeNull();
    }

    [Fact]
    public async Task A_silent_stream_says_that_it_is_alive()
    {
        var shop = await Shop.Open();
        await using var watch = shop.Watch(await shop.Holder(Door.Grpc, "events.watch"), new WatchEvents.Query(null, null, null));
        await watch.Next();
        var since = DateTimeOffset.UtcNow;
        var beat = await watch.Next();
        (beat.Event, beat.Cursor.Length > 0).ShouldBe((null, true));
        (DateTimeOffset.UtcNow - since).ShouldBeInRange(TimeSpan.FromSeconds(19), TimeSpan.FromSeconds(28));
    }
}
