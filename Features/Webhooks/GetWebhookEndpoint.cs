using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Webhooks;

/// <summary>One endpoint, without its secret.</summary>
public static class GetWebhookEndpoint
{
    [Requires("webhook-endpoints.get")]
    public sealed record Query(Guid EndpointId);

    /// <param name="FormerSecretUntil">Until then the secret before the present one signs too.</param>
    public sealed record Result(Guid Id, int Version, string Url, IReadOnlyList<string> EventTypes, Guid OwnerId, string? Description, bool Active, DateTimeOffset? FormerSecretUntil,
        DateTimeOffset CreatedAt)
    {
        internal static Result Of(WebhookEndpoint e) => new(e.Id, e.Version, e.Url, e.EventTypes, e.OwnerId, e.Description, e.Active, e.FormerUntil, e.CreatedAt);
    }

    internal sealed class Handler(Database db) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct) => Result.Of(await db.WebhookEndpoints.Require(e => e.Id == query.EndpointId, ct));
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/{endpointId}", nameof(GetWebhookEndpoint), "Read a webhook endpoint");
}
