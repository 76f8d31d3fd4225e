using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Webhooks;

/// <summary>An endpoint gets a new secret. For 24 hours deliveries are signed with the old one too, so that the receiver can change over in peace.</summary>
public static class RotateWebhookSecret
{
    [Requires("webhook-endpoints.rotate-secret")]
    [Asks(WebhookDesk.Assign)]
    [Refuses("ESCALATION", "REACH_ESCALATION")]
    public sealed record Command(Guid EndpointId);

    /// <param name="Secret">The new one, shown this once.</param>
    /// <param name="FormerSecretUntil">Until then the old one signs too.</param>
    public sealed record Result(Guid Id, int Version, [property: ShownOnce] string? Secret, DateTimeOffset? FormerSecretUntil);

    internal sealed class Handler(Database db, WebhookDesk desk, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var endpoint = await db.WebhookEndpoints.Require(e => e.Id == command.EndpointId, ct);
            await desk.CheckOwner(endpoint.OwnerId, ct);
            endpoint.Rotate(WebhookSecret.Make(), at: clock.GetUtcNow());
            return new(endpoint.Id, endpoint.Version, WebhookSecret.Text(endpoint.Secret), endpoint.FormerUntil);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{endpointId}/rotate-secret", nameof(RotateWebhookSecret), "Give a webhook endpoint a new secret");
}
