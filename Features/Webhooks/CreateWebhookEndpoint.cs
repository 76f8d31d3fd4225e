using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Webhooks;

/// <summary>Events are wanted at an address. The secret to check their signatures with is in this answer and nowhere else.</summary>
public static class CreateWebhookEndpoint
{
    /// <param name="Url">An https address on the public internet.</param>
    /// <param name="EventTypes">Which events it gets: order.approved, order.* for all of a kind, or * for all.</param>
    /// <param name="OwnerId">The API client whose rights decide what it gets; oneself if not given.</param>
    [Requires("webhook-endpoints.create")]
    [Asks(WebhookDesk.Assign)]
    [Refuses("WEBHOOK_URL_FORBIDDEN", "WEBHOOK_EVENTS_UNKNOWN", "WEBHOOK_OWNER_REQUIRED", "ESCALATION", "REACH_ESCALATION")]
    public sealed record Command([Url, MaxLength(2000)] string Url, [MinLength(1), MaxLength(50)] IReadOnlyList<string> EventTypes, Guid? OwnerId, [MaxLength(500)] string? Description);

    /// <param name="Secret">Keep it: deliveries are signed with it.</param>
    public sealed record Result(Guid Id, int Version, string Url, IReadOnlyList<string> EventTypes, Guid OwnerId, [property: ShownOnce] string? Secret);

    internal sealed class Handler(Database db, WebhookDesk desk, CurrentUser user) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var owner = command.OwnerId ?? (user.Caller.Kind == CallerKind.ApiClient ? user.Id : throw WebhookRefusals.OwnerRequired.At("/ownerId"));
            await desk.CheckOwner(owner, ct);
            desk.CheckTypes(command.EventTypes);
            await desk.CheckUrl(command.Url, ct);
            var endpoint = new WebhookEndpoint(command.Url, command.EventTypes, owner, WebhookSecret.Make(), command.Description);
            db.WebhookEndpoints.Add(endpoint);
            return new(endpoint.Id, endpoint.Version, endpoint.Url, endpoint.EventTypes, endpoint.OwnerId, WebhookSecret.Text(endpoint.Secret));
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/", nameof(CreateWebhookEndpoint), "Create a webhook endpoint");
}
