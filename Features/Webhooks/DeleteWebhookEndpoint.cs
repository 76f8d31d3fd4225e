using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Webhooks;

/// <summary>Nothing is delivered there any more; its deliveries are forgotten with it.</summary>
public static class DeleteWebhookEndpoint
{
    [Requires("webhook-endpoints.delete")]
    public sealed record Command(Guid EndpointId, int Version);
    public sealed record Result(Guid Id);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var endpoint = (await db.WebhookEndpoints.Require(e => e.Id == command.EndpointId, ct)).At(command.Version);
            db.WebhookEndpoints.Remove(endpoint);
            return new(endpoint.Id);
        }
    }

    internal static void Map(Doors doors) => doors.Delete<Command, Result, Handler>("/{endpointId}", nameof(DeleteWebhookEndpoint), "Delete a webhook endpoint");
}
