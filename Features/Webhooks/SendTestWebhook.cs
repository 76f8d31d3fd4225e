using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Webhooks;

/// <summary>An endpoint is tried with an event of type waybill.webhook.test, delivered like any other; its outcome is among the deliveries.</summary>
public static class SendTestWebhook
{
    [Requires("webhook-endpoints.test")]
    [Refuses("WEBHOOK_INACTIVE")]
    public sealed record Command(Guid EndpointId);
    public sealed record Result(Guid DeliveryId, Guid EventId);

    internal sealed class Handler(Database db, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var endpoint = await db.WebhookEndpoints.Require(e => e.Id == command.EndpointId, ct);
            if (!endpoint.Active) throw WebhookRefusals.Inactive.Because();
            var (now, queued) = (clock.GetUtcNow(), new Result(DeliveryId: Guid.CreateVersion7(), EventId: Guid.CreateVersion7()));
            await db.Database.ExecuteSqlAsync($"""
                insert into webhook_deliveries (id, endpoint_id, event_id, event_type, status, attempts, next_attempt_at, created_at)
                values ({queued.DeliveryId}, {endpoint.Id}, {queued.EventId}, {WebhookMessages.Test}, 'pending', 0, now(), {now})
                """, ct);
            return queued;
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{endpointId}/test", nameof(SendTestWebhook), "Send a test event");
}
