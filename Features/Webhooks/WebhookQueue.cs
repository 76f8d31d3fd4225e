using Npgsql;
using Waybill.Infrastructure.Outgoing;

namespace Waybill.Features.Webhooks;

/// <summary>A delivery that this node attempts now, and where to.</summary>
/// <param name="At">When, by the clock of the queue.</param>
internal sealed record WebhookAttempt(Guid DeliveryId, int Number, Guid EventId, string EventType, DateTimeOffset CreatedAt, Guid EndpointId, string Url, Guid OwnerId, IReadOnlyList<byte[]> Secrets,
    DateTimeOffset At);

/// <summary>
/// The deliveries that are due, shared by all nodes. In SQL, because a node takes what no other has and moves it on in one statement. A delivery that was taken comes up
/// again after a minute if nothing was heard of its attempt: its node died. The nodes share the queue, so they share its clock, the database's: what a node whose own clock
/// runs hours ahead took or put off would otherwise wait for hours.
/// </summary>
internal sealed class WebhookQueue(NpgsqlDataSource source, WebhookSettings settings)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>Takes what is due: so much of each endpoint, so much in all, nothing of those that are busy, and no endpoint always first.</summary>
    public async Task<IReadOnlyList<WebhookAttempt>> Take(int ofEach, int inAll, Guid[] busy, CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            with due as materialized (
                select d.id, e.id as endpoint, e.url, e.owner_id, e.secret, case when e.former_until > now() then e.former_secret end as former
                from (select * from webhook_endpoints where active and id <> all ($4) order by random()) e
                cross join lateral (select id from webhook_deliveries where endpoint_id = e.id and status = 'pending' and next_attempt_at <= now()
                    order by next_attempt_at limit $2 for update skip locked) d
                limit $3)
            update webhook_deliveries w set attempts = w.attempts + 1, last_attempt_at = now(), next_attempt_at = now() + $1 from due where w.id = due.id
            returning w.id, w.attempts, w.event_id, w.event_type, w.created_at, due.endpoint, due.url, due.owner_id, due.secret, due.former, now()
            """);
        foreach (var value in new object[] { Lease, ofEach, inAll, busy }) command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var taken = new List<WebhookAttempt>();
        while (await reader.ReadAsync(ct))
            taken.Add(new(reader.GetGuid(0), reader.GetInt32(1), reader.GetGuid(2), reader.GetString(3), reader.GetFieldValue<DateTimeOffset>(4), reader.GetGuid(5), reader.GetString(6),
                reader.GetGuid(7), reader.IsDBNull(9) ? [reader.GetFieldValue<byte[]>(8)] : [reader.GetFieldValue<byte[]>(8), reader.GetFieldValue<byte[]>(9)],
                reader.GetFieldValue<DateTimeOffset>(10)));
        return taken;
    }

    /// <summary>Notes how an attempt went, and when the next one is, if one is.</summary>
    public Task Settle(WebhookAttempt attempt, Outcome outcome, CancellationToken ct)
    {
        var wait = outcome.Succeeded ? null : settings.WaitAfter(attempt.Number);
        var status = outcome.Succeeded ? WebhookDeliveryStatus.Delivered : wait is null ? WebhookDeliveryStatus.Exhausted : WebhookDeliveryStatus.Pending;
        return Settle(attempt, status, wait, outcome, ct);
    }

    /// <summary>Nothing is sent, now or later.</summary>
    public Task Withhold(WebhookAttempt attempt, WebhookDeliveryStatus status, string why, CancellationToken ct) => Settle(attempt, status, null, new(null, null, why), ct);

    /// <summary>Only the latest attempt has a say.</summary>
    private async Task Settle(WebhookAttempt attempt, WebhookDeliveryStatus status, TimeSpan? wait, Outcome outcome, CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            update webhook_deliveries set status = $3, next_attempt_at = now() + $4::interval, response_status = $5, response_excerpt = $6, fault = $7
            where id = $1 and attempts = $2 and status = 'pending'
            """);
        foreach (var value in new object?[] { attempt.DeliveryId, attempt.Number, Infrastructure.Values.Texts.Of(status), wait, outcome.Status, outcome.Excerpt, outcome.Fault })
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        await command.ExecuteNonQueryAsync(ct);
    }
}
