using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Webhooks;

/// <summary>An endpoint moves, wants other events, or is switched off or on. What was to be delivered waits while it is off; events of that time are not kept for it, but can be replayed.</summary>
public static class UpdateWebhookEndpoint
{
    [Requires("webhook-endpoints.update")]
    [Asks(WebhookDesk.Assign)]
    [Refuses("WEBHOOK_URL_FORBIDDEN", "WEBHOOK_EVENTS_UNKNOWN", "ESCALATION", "REACH_ESCALATION")]
    public sealed record Command(Guid EndpointId, int Version, [Url, MaxLength(2000)] Patch<string> Url = default, [MinLength(1), MaxLength(50)] Patch<IReadOnlyList<string>> EventTypes = default,
        [MaxLength(500)] Patch<string?> Description = default, Patch<bool> Active = default);

    internal sealed class Handler(Database db, WebhookDesk desk) : IHandler<Command, GetWebhookEndpoint.Result>
    {
        public async Task<GetWebhookEndpoint.Result> Handle(Command command, CancellationToken ct)
        {
            var endpoint = (await db.WebhookEndpoints.Require(e => e.Id == command.EndpointId, ct)).At(command.Version);
            var (url, types) = (command.Url.Or(endpoint.Url), command.EventTypes.Or(endpoint.EventTypes));
            if (command.Url.IsSet || command.EventTypes.IsSet) await desk.CheckOwner(endpoint.OwnerId, ct);
            if (command.EventTypes.IsSet) desk.CheckTypes(types);
            if (command.Url.IsSet) await desk.CheckUrl(url, ct);
            endpoint.Change(url, types, command.Description.Or(endpoint.Description), command.Active.Or(endpoint.Active));
            return GetWebhookEndpoint.Result.Of(endpoint);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, GetWebhookEndpoint.Result, Handler>("/{endpointId}", nameof(UpdateWebhookEndpoint), "Change a webhook endpoint");
}
