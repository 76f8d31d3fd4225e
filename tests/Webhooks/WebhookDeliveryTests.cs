using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Waybill.Features.Orders;
using Waybill.Features.Receipts;
using Waybill.Features.Webhooks;
using Waybill.Tests.Support;

namespace Waybill.Tests.Webhooks;

public sealed class WebhookDeliveryTests
{
    [Fact]
    public async Task An_event_arrives_signed_as_a_cloud_event_within_a_moment()
    {
        var shop = await Shop.OpenForWebhooks();
        await using var receiver = await Receiver.Open();
        var hook = await Shop.Hook(shop.As(Roles.Admin), receiver, "order.*");
        var order = await shop.ApprovedOrder(stock: 5);
        var got = await receiver.Get(r => r.Event["type"]!.ToString() == "waybill.order.approved" && r.Body.Contains(order.Id.ToString()));
        (got.SignedBy(hook.Secret!), got.Signatures.Length, got.ContentType).ShouldBe((0, 1, "application/cloudevents+json; charset=utf-8"));
        Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - got.Timestamp).ShouldBeLessThan(10);
        var told = got.Event;
        (told["specversion"]!.ToString(), told["id"]!.ToString(), told["subject"]!.ToString(), told["sequence"]!.ToString().Length, told["datacontenttype"]!.ToString())
            .ShouldBe(("1.0", got.Id, $"order/{order.Id}", 19, "application/json"));
        (told["data"]!["number"]!.ToString(), told["data"]!["status"]!.ToString()).ShouldBe((order.Number, "approved"));
        (await shop.Deliveries(hook.Id, d => d.Count(x => x.Status == WebhookDeliveryStatus.Delivered) >= 2)).ShouldAllBe(d => d.Attempts == 1 && d.ResponseStatus == 200);
    }

    [Fact]
    public async Task Two_events_that_one_operation_told_of_a_document_are_in_sequence()
    {
        var shop = await Shop.OpenForWebhooks();
        await using var receiver = await Receiver.Open();
        await Shop.Hook(shop.As(Roles.Admin), receiver, "order.*");
        var order = await shop.As(Roles.Admin).Run<CreateOrder.Result>(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(await shop.Item(stock: 1), 1)) with { UpTo = OrderStep.Approved });
        string[] sequences = [await Of("submitted"), await Of("approved")];
        sequences.ShouldBe(sequences.Distinct().Order(StringComparer.Ordinal));

        async Task<string> Of(string step) =>
            (await receiver.Get(r => r.Event["type"]!.ToString() == "waybill.order." + step && r.Body.Contains(order.Id.ToString()))).Event["sequence"]!.ToString();
    }

    [Fact]
    public async Task Only_the_events_that_are_wanted_arrive()
    {
        var shop = await Shop.OpenForWebhooks();
        await using var receiver = await Receiver.Open();
        await Shop.Hook(shop.As(Roles.Admin), receiver, "order.approved", "delivery.*");
        var delivery = await shop.ReleasedDelivery();
        await receiver.Get(r => r.Body.Contains(delivery.Id.ToString()));
        receiver.Got.Select(g => g.Event["type"]!.ToString()).Distinct().Order().ShouldBe(["waybill.delivery.released", "waybill.order.approved"]);
    }

    [Fact]
    public async Task The_body_is_cut_to_what_the_owner_may_see()
    {
        var shop = await Shop.OpenForWebhooks();
        await using var seeing = await Receiver.Open();
        await using var blind = await Receiver.Open();
        await using var stranger = await Receiver.Open();
        await Shop.Hook(shop.As(Roles.Admin), seeing, "receipt.*");
        await Shop.Hook(await shop.Holder(Door.Rest, "webhook-endpoints.create", "receipts.get"), blind, "receipt.*");
        var barred = await Shop.Hook(await shop.Holder(Door.Rest, "webhook-endpoints.create"), stranger, "receipt.*");
        var receipt = await shop.ConfirmedReceipt((await shop.ChargedOrder(), 10m));
        (await seeing.Get(r => r.Body.Contains(receipt.ToString()))).Event["data"]!.AsObject().ContainsKey("amount").ShouldBeTrue();
        (await blind.Get(r => r.Body.Contains(receipt.ToString()))).Event["data"]!.AsObject().Select(m => m.Key).ShouldBe(["id", "number", "status", "kind", "customerId", "currency", "orderIds"], ignoreOrder: true);
        (await shop.Deliveries(barred.Id, d => d.Any(x => x.Status == WebhookDeliveryStatus.Withheld)))[0].Attempts.ShouldBe(1);
        stranger.Got.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_fails_is_tried_again_until_there_were_enough_attempts()
    {
        var shop = await Shop.OpenForWebhooks();
        await using var receiver = await Receiver.Open(http =>
        {
            http.Response.StatusCode = 500;
            return http.Response.WriteAsync(new string('x', 3000));
        });
        var hook = await Shop.Hook(shop.As(Roles.Admin), receiver, "invoice.reversed");
        await shop.As(Roles.Admin).Run<SendTestWebhook.Result>(new SendTestWebhook.Command(hook.Id));
        var row = (await shop.Deliveries(hook.Id, d => d[0].Status == WebhookDeliveryStatus.Exhausted)).ShouldHaveSingleItem();
        (row.Attempts, row.ResponseStatus, row.ResponseExcerpt!.Length, row.NextAttemptAt).ShouldBe((3, 500, 1024, null));
        receiver.Got.Select(g => g.Id).ShouldBe([row.EventId.ToString(), row.EventId.ToString(), row.EventId.ToString()]);
    }

    [Fact]
    public async Task A_receiver_that_comes_back_gets_what_it_missed()
    {
        var shop = await Shop.OpenForWebhooks();
        await using var receiver = await Receiver.Open(Receiver.Status(503));
        var hook = await Shop.Hook(shop.As(Roles.Admin), receiver, "invoice.reversed");
        await shop.As(Roles.Admin).Run<SendTestWebhook.Result>(new SendTestWebhook.Command(hook.Id));
        await receiver.Get(_ => true);
        receiver.Answer = Receiver.Status(204);
        (await shop.Deliveries(hook.Id, d => d[0].Status == WebhookDeliveryStatus.Delivered))[0].Attempts.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task What_a_clock_that_ran_ahead_put_off_is_not_put_off_for_hours()
    {
        var clock = new ShiftedClock { Set = TimeSpan.FromHours(3) };
        var shop = await Shop.Another("waybill_webhooks_ahead", clock, "--Webhooks:AllowPrivate=true", "--Webhooks:AllowHttp=true", "--Webhooks:Retries=1s 1s 1s");
        await using var receiver = await Receiver.Open(Receiver.Status(503));
        var hook = await Shop.Hook(shop.As(Roles.Admin), receiver, "*");
        var order = await shop.ApprovedOrder(stock: 5);
        await shop.As(Roles.Admin).Run<SendTestWebhook.Result>(new SendTestWebhook.Command(hook.Id));
        var first = await receiver.Get(_ => true);
        clock.Set = TimeSpan.Zero;
        receiver.Answer = Receiver.Status(204);
        await receiver.Get(again => again.Id == first.Id && again != first);
        await receiver.Get(told => told.Body.Contains(order.Id.ToString()));
        Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - first.Timestamp).ShouldBeLessThan(60, "a receiver refuses what is signed for another hour");
        (await shop.Deliveries(hook.Id, d => d.Count > 1 && d.All(x => x.Status == WebhookDeliveryStatus.Delivered))).Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var shop = await Shop.OpenForWebhooks();
        await using var inside = await Receiver.Open();
        await using var receiver = await Receiver.Open(http =>
        {
            http.Response.Redirect(inside.Url, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        });
        var hook = await Shop.Hook(shop.As(Roles.Admin), receiver, "invoice.reversed");
        await shop.As(Roles.Admin).Run<SendTestWebhook.Result>(new SendTestWebhook.Command(hook.Id));
        (await shop.Deliveries(hook.Id, d => d[0].Status == WebhookDeliveryStatus.Exhausted))[0].ResponseStatus.ShouldBe(307);
        inside.Got.ShouldBeEmpty();
    }

    [Fact]
    public async Task Gone_switches_the_endpoint_off()
    {
        var shop = await Shop.OpenForWebhooks();
        await using var receiver = await Receiver.Open(Receiver.Status(410));
        var hook = await Shop.Hook(shop.As(Roles.Admin), receiver, "invoice.reversed");
        await shop.As(Roles.Admin).Run<SendTestWebhook.Result>(new SendTestWebhook.Command(hook.Id));
        for (var patience = 0; patience < 100 && (await Read(shop, hook.Id)).Active; patience++) await Task.Delay(100);
        (await Read(shop, hook.Id)).Active.ShouldBeFalse();
        await Task.Delay(2500);
        receiver.Got.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Endpoints_that_hang_hold_up_nobody_else()
    {
        var shop = await Shop.OpenForWebhooks();
        var never = new TaskCompletionSource();
        await using var hanging = await Receiver.Open(_ => never.Task);
        await using var trickling = await Receiver.Open(async http =>
        {
            for (var i = 0; i < 600; i++)
            {
                await http.Response.WriteAsync(".");
                await http.Response.Body.FlushAsync();
                await Task.Delay(100);
            }
        });
        await using var quick = await Receiver.Open();
        var admin = shop.As(Roles.Admin);
        var slow = new[] { await Shop.Hook(admin, hanging, "invoice.reversed"), await Shop.Hook(admin, trickling, "invoice.reversed") };
        for (var i = 0; i < 50; i++) foreach (var hook in slow) await admin.Run<SendTestWebhook.Result>(new SendTestWebhook.Command(hook.Id));
        var good = await Shop.Hook(admin, quick, "invoice.reversed");
        await admin.Run<SendTestWebhook.Result>(new SendTestWebhook.Command(good.Id));
        await quick.Get(_ => true);
        var ended = 0;
        foreach (var hook in slow) ended += (await shop.Deliveries(hook.Id, _ => true)).Count(d => d.Fault is not null);
        ended.ShouldBeLessThan(50, "of the hundred that were sent before, most still wait: it was not behind them");
        foreach (var hook in slow) (await shop.Deliveries(hook.Id, d => d.Any(x => x.Fault is not null))).First(d => d.Fault is not null).Fault.ShouldBe("no whole answer within 2 seconds");
        never.SetResult();
    }

    [Fact]
    public async Task A_former_secret_signs_beside_the_new_one()
    {
        var shop = await Shop.OpenForWebhooks();
        await using var receiver = await Receiver.Open();
        var admin = shop.As(Roles.Admin);
        var hook = await Shop.Hook(admin, receiver, "invoice.reversed");
        var turned = await admin.Run<RotateWebhookSecret.Result>(new RotateWebhookSecret.Command(hook.Id));
        (turned.FormerSecretUntil!.Value - DateTimeOffset.UtcNow).ShouldBeInRange(TimeSpan.FromHours(23.9), TimeSpan.FromHours(24));
        await admin.Run<SendTestWebhook.Result>(new SendTestWebhook.Command(hook.Id));
        var got = await receiver.Get(_ => true);
        (got.SignedBy(turned.Secret!), got.SignedBy(hook.Secret!)).ShouldBe((0, 1));
        got.Event["type"]!.ToString().ShouldBe("waybill.webhook.test");
    }

    [Fact]
    public async Task What_was_delivered_is_delivered_again_when_asked()
    {
        var shop = await Shop.OpenForWebhooks();
        await using var receiver = await Receiver.Open();
        var admin = shop.As(Roles.Admin);
        var before = DateTimeOffset.UtcNow;
        var order = await shop.ApprovedOrder(stock: 5);
        await Task.Delay(1500);
        var hook = await Shop.Hook(admin, receiver, "order.approved");
        (await admin.Run<ReplayWebhookEvents.Result>(new ReplayWebhookEvents.Command(hook.Id, null, before, null))).Queued.ShouldBeGreaterThan(0);
        var first = await receiver.Get(r => r.Body.Contains(order.Id.ToString()));
        await shop.Deliveries(hook.Id, d => d.All(x => x.Status == WebhookDeliveryStatus.Delivered));
        (await admin.Run<ReplayWebhookEvents.Result>(new ReplayWebhookEvents.Command(hook.Id, Guid.Parse(first.Id), null, null))).Queued.ShouldBe(1);
        await receiver.Get(r => r.Id == first.Id && r != first && receiver.Got.Count(g => g.Id == first.Id) == 2);
    }

    [Fact]
    public async Task At_delivery_too_only_public_addresses_are_reached()
    {
        await using var receiver = await Receiver.Open();
        using var outgoing = new Waybill.Infrastructure.Outgoing.OutgoingHttp(allowPrivate: false);
        foreach (var url in new[] { receiver.Url, receiver.Url.Replace("127.0.0.1", "localhost"), receiver.Url.Replace("127.0.0.1", "[::ffff:127.0.0.1]") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url);
            (await outgoing.Send(request, TimeSpan.FromSeconds(2), CancellationToken.None)).ShouldBe(new(null, null, "the address is not a public one"));
        }
        receiver.Got.ShouldBeEmpty();
    }

    [Fact]
    public void The_waits_between_attempts_are_those_of_three_days()
    {
        var settings = new WebhookSettings();
        var waits = Enumerable.Range(1, 10).Select(settings.WaitAfter).ToList();
        waits.ShouldBe([TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10),
            TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24), null]);
    }

    private static Task<GetWebhookEndpoint.Result> Read(Shop shop, Guid id) => shop.As(Roles.Admin).Run<GetWebhookEndpoint.Result>(new GetWebhookEndpoint.Query(id));
}
