using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Events;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Webhooks;

/// <summary>Events are delivered to an endpoint again, or for the first time if it was not there yet: one, or those of a time. What is under way already stays as it is.</summary>
public static class ReplayWebhookEvents
{
    private const int Most = 100_000;

    /// <param name="EventId">This one event.</param>
    /// <param name="From">Every event that the endpoint wants, from this moment on.</param>
    /// <param name="To">Up to this moment; up to now if not given.</param>
    [Requires("webhook-endpoints.replay")]
    [Refuses("WEBHOOK_INACTIVE", "WEBHOOK_REPLAY_UNCLEAR", "WEBHOOK_REPLAY_TOO_LARGE")]
    public sealed record Command(Guid EndpointId, Guid? EventId, DateTimeOffset? From, DateTimeOffset? To);

    /// <param name="Queued">How many will be delivered.</param>
    public sealed record Result(int Queued);

    internal sealed class Handler(Database db, EventKinds kinds, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            if (command.EventId is null == command.From is null) throw WebhookRefusals.NothingChosen.Because();
            var endpoint = await db.WebhookEndpoints.Require(e => e.Id == command.EndpointId, ct);
            if (!endpoint.Active) throw WebhookRefusals.Inactive.Because();
            var (now, types) = (clock.GetUtcNow(), kinds.Named(endpoint.EventTypes));
            var (from, to) = (command.From ?? DateTimeOffset.MinValue, command.To ?? now);
            var chosen = db.Set<OutboxRow>().Where(o => o.Position != null && types.Contains(o.Type));
            chosen = command.EventId is { } id ? chosen.Where(o => o.EventId == id) : chosen.Where(o => o.At >= from && o.At < to);
            if (await chosen.Take(Most + 1).CountAsync(ct) > Most) throw WebhookRefusals.TooManyToReplay.Because(("most", Most));
            return new(await Queue(endpoint.Id, await chosen.Select(o => o.EventId).ToArrayAsync(ct), now, ct));
        }

        private Task<int> Queue(Guid endpointId, Guid[] events, DateTimeOffset now, CancellationToken ct) => db.Database.ExecuteSqlAsync($"""
            insert into webhook_deliveries as d (id, endpoint_id, event_id, event_type, status, attempts, next_attempt_at, created_at)
            select gen_random_uuid(), {endpointId}, event_id, type, 'pending', 0, now(), {now} from outbox where event_id = any ({events})
            on conflict (endpoint_id, event_id) do update set status = 'pending', attempts = 0, next_attempt_at = now(), response_status = null, response_excerpt = null, fault = null
            where d.status <> 'pending'
            """, ct);
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{endpointId}/replay", nameof(ReplayWebhookEvents), "Deliver events again");
}
