using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Webhooks;

/// <summary>Where events are delivered to.</summary>
public static class ListWebhookEndpoints
{
    [Requires("webhook-endpoints.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string Url, IReadOnlyList<string> EventTypes, Guid OwnerId, string? Description, bool Active, DateTimeOffset CreatedAt);

    private static readonly Listing<WebhookEndpoint> Fields = new Listing<WebhookEndpoint>("webhook-endpoints")
        .Field("url", e => e.Url).Field("ownerId", e => e.OwnerId).Field("active", e => e.Active).Field("createdAt", e => e.CreatedAt)
        .Search(e => e.Url, e => e.Description).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) =>
            db.WebhookEndpoints.ToPage(query, Fields, user.Caller, e => new Row(e.Id, e.Version, e.Url, e.EventTypes, e.OwnerId, e.Description, e.Active, e.CreatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListWebhookEndpoints), "List webhook endpoints");
}
