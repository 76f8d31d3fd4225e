using Waybill.Features.Webhooks;
using Waybill.Infrastructure.Lists;

namespace Waybill.Tests.Support;

public sealed partial class Shop
{
    private static readonly Lazy<Task<Shop>> Trusting = new(() => Another("waybill_webhooks", "--Webhooks:AllowPrivate=true", "--Webhooks:AllowHttp=true", "--Webhooks:Retries=1s 1s", "--Webhooks:TimeoutSeconds=2"));

    /// <summary>A program that delivers to receivers on this machine, impatiently.</summary>
    public static Task<Shop> OpenForWebhooks() => Trusting.Value;

    /// <summary>An endpoint of the caller's own that delivers to the receiver.</summary>
    public static Task<CreateWebhookEndpoint.Result> Hook(Client client, Receiver receiver, params string[] types) =>
        client.Run<CreateWebhookEndpoint.Result>(new CreateWebhookEndpoint.Command(receiver.Url, types.Length == 0 ? ["*"] : types, null, null));

    /// <summary>The deliveries of an endpoint, as soon as they are as they should be.</summary>
    public async Task<IReadOnlyList<ListWebhookDeliveries.Row>> Deliveries(Guid endpointId, Func<IReadOnlyList<ListWebhookDeliveries.Row>, bool> settled)
    {
        for (var patience = 0; ; patience++)
        {
            var rows = (await As(Roles.Admin).Run<Page<ListWebhookDeliveries.Row>>(new ListWebhookDeliveries.Query(endpointId) { OrderBy = "createdAt asc" })).Items;
            if (settled(rows)) return rows;
            if (patience == 300) throw new TimeoutException(string.Join('\n', rows));
            await Task.Delay(100);
        }
    }
}
