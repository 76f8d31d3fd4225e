using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Webhooks;

/// <summary>How the deliveries to an endpoint went, and when those under way are tried next.</summary>
public static class ListWebhookDeliveries
{
    [Requires("webhook-deliveries.list")]
    public sealed record Query(Guid EndpointId) : ListQuery;

    /// <param name="NextAttemptAt">When it is tried next, if it is.</param>
    /// <param name="ResponseStatus">The HTTP status of the last answer.</param>
    /// <param name="ResponseExcerpt">The beginning of the last answer, at most 1 kB.</param>
    /// <param name="Fault">Why the last attempt had no whole answer, or why nothing is sent.</param>
    public sealed record Row(Guid Id, Guid EventId, string EventType, WebhookDeliveryStatus Status, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? LastAttemptAt,
        DateTimeOffset? NextAttemptAt, int? ResponseStatus, string? ResponseExcerpt, string? Fault);

    private static readonly Listing<WebhookDelivery> Fields = new Listing<WebhookDelivery>("webhook-deliveries")
        .Field("eventId", d => d.EventId).Field("eventType", d => d.EventType).Field("status", d => d.Status).Field("responseStatus", d => d.ResponseStatus)
        .Field("createdAt", d => d.CreatedAt).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken ct)
        {
            var endpoint = await db.WebhookEndpoints.Require(e => e.Id == query.EndpointId, ct);
            return await db.WebhookDeliveries.Where(d => d.EndpointId == endpoint.Id).ToPage(query, Fields, user.Caller, d => new Row(d.Id, d.EventId, d.EventType, d.Status, d.Attempts,
                d.CreatedAt, d.LastAttemptAt, d.NextAttemptAt, d.ResponseStatus, d.ResponseExcerpt, d.Fault), ct);
        }
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/{endpointId}/deliveries", nameof(ListWebhookDeliveries), "List the deliveries to a webhook endpoint");
}
