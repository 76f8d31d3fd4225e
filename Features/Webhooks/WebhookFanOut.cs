using Npgsql;
using Waybill.Infrastructure.Events;

namespace Waybill.Features.Webhooks;

/// <summary>Makes a delivery of each event for each active endpoint that wants it, as the event gets its place in the log.</summary>
internal sealed class WebhookFanOut(TimeProvider clock) : IFollowEvents
{
    public async Task Numbered(NpgsqlConnection connection, long after, long upTo, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            insert into webhook_deliveries (id, endpoint_id, event_id, event_type, status, attempts, next_attempt_at, created_at)
            select gen_random_uuid(), e.id, o.event_id, o.type, 'pending', 0, now(), $3
            from outbox o join webhook_endpoints e on e.active
                and exists (select from unnest(e.event_types) wanted where wanted in ('*', o.type) or (wanted like '%.*' and starts_with(o.type, left(wanted, -1))))
            where o.position > $1 and o.position <= $2
            on conflict do nothing
            """, connection) { Parameters = { new() { Value = after }, new() { Value = upTo }, new() { Value = clock.GetUtcNow() } } };
        await command.ExecuteNonQueryAsync(ct);
    }
}
