using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Waybill.Features.Events;
using Waybill.Features.Orders;
using Waybill.Tests.Support;

namespace Waybill.Tests.Events;

public sealed class ListEventsTests
{
    [Theory, BothDoors]
    public async Task What_happens_behind_a_cursor_is_told_once_and_in_order(Door door)
    {
        var shop = await Shop.Open();
        var admin = shop.As(Roles.Admin).Via(door);
        var cursor = await End(admin);
        var order = await shop.ApprovedOrder(stock: 5);
        var told = (await Following(admin, cursor, e => e.Any(x => x.DocumentId == order.Id && x.Type == "order.approved"))).Where(e => e.DocumentId == order.Id).ToList();
        told.Select(e => (e.Type, e.Kind, e.Sequence)).ShouldBe([("order.submitted", "order", 2), ("order.approved", "order", 3)]);
        told[1].Data["number"]!.ToString().ShouldBe(order.Number);
    }

    [Theory, BothDoors]
    public async Task Types_and_kinds_choose(Door door)
    {
        var shop = await Shop.Open();
        var admin = shop.As(Roles.Admin).Via(door);
        var cursor = await End(admin);
        var delivery = await shop.ReleasedDelivery();
        await Following(admin, cursor, e => e.Any(x => x.DocumentId == delivery.Id));
        (await admin.Run<ListEvents.Result>(new ListEvents.Query(cursor, ["order.approved"], null))).Items.ShouldAllBe(e => e.Type == "order.approved");
        (await admin.Run<ListEvents.Result>(new ListEvents.Query(cursor, null, ["delivery"]))).Items.ShouldAllBe(e => e.Kind == "delivery");
        (await admin.Run<ListEvents.Result>(new ListEvents.Query(cursor, ["order.approved"], ["delivery"]))).Items.ShouldBeEmpty();
        (await admin.Refused(new ListEvents.Query(null, ["order.*", "unicorn.*"], null))).Errors[0].Pointer.ShouldBe("/types/1");
    }

    [Theory, BothDoors]
    public async Task Readers_get_only_what_they_may_see(Door door)
    {
        var shop = await Shop.Open();
        var cursor = await End(shop.As(Roles.Admin));
        var receipt = await shop.ConfirmedReceipt((await shop.ChargedOrder(), 10m));
        await Following(shop.As(Roles.Admin), cursor, e => e.Any(x => x.DocumentId == receipt));
        var blind = await (await shop.Holder(door, "events.list", "receipts.get")).Run<ListEvents.Result>(new ListEvents.Query(cursor, null, null));
        blind.Items.ShouldAllBe(e => e.Kind == "receipt" && !e.Data.ContainsKey("amount"));
        blind.Items.ShouldContain(e => e.DocumentId == receipt);
        (await (await shop.Holder(door, "events.list")).Run<ListEvents.Result>(new ListEvents.Query(cursor, null, null))).Items.ShouldBeEmpty();
        (await shop.As(Roles.Admin).Run<ListEvents.Result>(new ListEvents.Query(cursor, ["receipt.*"], null))).Items.First(e => e.DocumentId == receipt).Data["amount"]!.ToString().ShouldBe("10");
    }

    [Theory, BothDoors]
    public async Task A_cursor_nobody_gave_out_is_refused(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        foreach (var cursor in new[] { "x", "AAAA", Cursor.Of(-5), Cursor.Of(long.MaxValue) })
            (await admin.Refused(new ListEvents.Query(cursor, null, null))).Code.ShouldBe("BAD_CURSOR");
    }

    [Fact]
    public async Task What_commits_late_is_not_missed()
    {
        var shop = await Shop.Open();
        var admin = shop.As(Roles.Admin);
        var (cursor, early, late) = (await End(admin), await shop.DraftOrder(), await shop.DraftOrder());
        await using var slow = await shop.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        await Tell(slow, late.Id);
        await admin.Run<SubmitOrder.Result>(new SubmitOrder.Command(early.Id));
        var between = await Following(admin, cursor, e => e.Any(x => x.DocumentId == early.Id));
        between.ShouldNotContain(e => e.DocumentId == late.Id);
        var behind = await End(admin);
        await transaction.CommitAsync();
        (await Following(admin, behind, e => e.Any(x => x.DocumentId == late.Id))).ShouldNotContain(e => e.DocumentId == early.Id && e.Type == "order.submitted");
    }

    [Fact]
    public async Task Places_have_no_gaps_and_follow_each_other()
    {
        var shop = await Shop.Open();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => shop.ApprovedOrder(stock: 1)));
        await Following(shop.As(Roles.Admin), await End(shop.As(Roles.Admin)), _ => true);
        (await Stored.Text("select (count(*) = max(position) - min(position) + 1)::text from outbox where position is not null")).ShouldBe("true");
    }

    [Theory, BothDoors]
    public async Task Every_type_is_listed_with_the_members_one_would_get(Door door)
    {
        var shop = await Shop.Open();
        var all = (await shop.As(Roles.Admin).Via(door).Run<ListEventTypes.Result>(new ListEventTypes.Query())).Items;
        all.Single(t => t.Type == "receipt.confirmed").Members.ShouldContain("amount");
        var some = (await (await shop.Holder(door, "event-types.list")).Run<ListEventTypes.Result>(new ListEventTypes.Query())).Items;
        some.Single(t => t.Type == "receipt.confirmed").Members.ShouldNotContain("amount");
        some.Count.ShouldBe(all.Count);
    }

    /// <summary>An event of a transaction that another goes past.</summary>
    private static async Task Tell(NpgsqlConnection connection, Guid orderId)
    {
        await using var command = new NpgsqlCommand("""
            insert into outbox (event_id, type, document_kind, document_id, sequence, body, at) values (gen_random_uuid(), 'order.closed', 'order', $1, 9, '{}', now())
            """, connection) { Parameters = { new() { Value = orderId } } };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The cursor behind everything that was told so far.</summary>
    internal static async Task<string> End(Client client)
    {
        await Task.Delay(1100);
        for (var cursor = (string?)null; ;)
        {
            var read = await client.Run<ListEvents.Result>(new ListEvents.Query(cursor, null, null));
            if (!read.More) return read.Cursor;
            cursor = read.Cursor;
        }
    }

    /// <summary>Everything behind a cursor, as soon as it has what is waited for.</summary>
    internal static async Task<IReadOnlyList<EventView>> Following(Client client, string cursor, Func<IReadOnlyList<EventView>, bool> enough)
    {
        var all = new List<EventView>();
        for (var patience = 0; patience < 100; patience++)
        {
            var read = await client.Run<ListEvents.Result>(new ListEvents.Query(cursor, null, null));
            all.AddRange(read.Items);
            cursor = read.Cursor;
            if (enough(all)) return all;
            if (!read.More) await Task.Delay(100);
        }
        throw new TimeoutException($"{all.Count} events came.");
    }
}
