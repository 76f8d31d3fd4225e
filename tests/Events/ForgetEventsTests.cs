using Waybill.Features.Events;
using Waybill.Features.Jobs;
using Waybill.Features.Webhooks;
using Waybill.Tests.Support;

namespace Waybill.Tests.Events;

public sealed class ForgetEventsTests
{
    [Theory, BothDoors]
    public async Task Old_events_and_keys_are_forgotten_and_a_cursor_before_them_is_refused(Door door)
    {
        var shop = await Shop.Another($"waybill_forgetting_{door}".ToLowerInvariant());
        var admin = shop.As(Roles.Admin).Via(door);
        var hook = await admin.Run<CreateWebhookEndpoint.Result>(new CreateWebhookEndpoint.Command("https://nowhere.example/", ["invoice.reversed"], null, null));
        await admin.Run<SendTestWebhook.Result>(new SendTestWebhook.Command(hook.Id));
        await admin.Run<SendTestWebhook.Result>(new SendTestWebhook.Command(hook.Id));
        await shop.ApprovedOrder(stock: 1);
        var behind = await ListEventsTests.End(admin);
        await Stored.Text(shop, "with aged as (update outbox set at = at - interval '31 days' returning 1) select count(*)::text from aged");
        await Stored.Text(shop, "with aged as (update idempotency_keys set created_at = created_at - interval '49 hours' returning 1) select count(*)::text from aged");
        await Stored.Text(shop, "update webhook_deliveries set created_at = created_at - interval '31 days'");
        await Stored.Text(shop, "update webhook_deliveries set status = 'exhausted' where id = (select min(id::text)::uuid from webhook_deliveries)");
        var order = await shop.ApprovedOrder(stock: 1);
        var last = await ListEventsTests.End(admin);
        var forgotten = await admin.Run<ForgetEvents.Result>(new ForgetEvents.Command());
        (forgotten.Forgotten > 0, forgotten.More).ShouldBe((true, false));
        (await admin.Run<ForgetIdempotencyKeys.Result>(new ForgetIdempotencyKeys.Command())).Forgotten.ShouldBeGreaterThan(0);
        (await admin.Run<ForgetWebhookDeliveries.Result>(new ForgetWebhookDeliveries.Command())).ShouldBe(new(1, false));
        (await Stored.Text(shop, "select string_agg(status, '') from webhook_deliveries")).ShouldBe("pending");
        (await admin.Refused(new ListEvents.Query(Cursor.Of(0), null, null))).Code.ShouldBe("CURSOR_EXPIRED");
        (await admin.Run<ListEvents.Result>(new ListEvents.Query(behind, null, null))).Items.ShouldContain(e => e.DocumentId == order.Id);
        (await admin.Run<ListEvents.Result>(new ListEvents.Query(last, null, null))).Items.ShouldBeEmpty();
        (await Stored.Text(shop, "select count(*)::text from idempotency_keys where created_at < now() - interval '48 hours'")).ShouldBe("0");
    }
}
