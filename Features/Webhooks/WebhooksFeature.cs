using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Waybill.Infrastructure.Events;
using Waybill.Infrastructure.Jobs;
using Waybill.Infrastructure.Outgoing;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Webhooks;

/// <summary>
/// Events brought to where they are wanted. An endpoint belongs to an API client, whose rights decide what it gets; each event becomes one delivery, signed as
/// Standard Webhooks says, with a CloudEvent for a body, tried again over three days until the receiver says yes. A receiver may get an event twice, and not in
/// order: it goes by the event's id and its sequence.
/// </summary>
public sealed class WebhooksFeature : Feature
{
    public override string Story => "Endpoints that events are delivered to, and how the deliveries went.";
    public override string Prefix => "/v1/webhook-endpoints";

    public override void Map(Doors doors)
    {
        CreateWebhookEndpoint.Map(doors);
        UpdateWebhookEndpoint.Map(doors);
        RotateWebhookSecret.Map(doors);
        DeleteWebhookEndpoint.Map(doors);
        GetWebhookEndpoint.Map(doors);
        ListWebhookEndpoints.Map(doors);
        SendTestWebhook.Map(doors);
        ReplayWebhookEvents.Map(doors);
        ListWebhookDeliveries.Map(doors);
        ForgetWebhookDeliveries.Map(doors);
    }

    public override void Services(IServiceCollection services)
    {
        services.TryAddSingleton(new WebhookSettings());
        services.AddSingleton(provider => new OutgoingHttp(provider.GetRequiredService<WebhookSettings>().AllowPrivate));
        services.AddScoped<WebhookDesk>().AddScoped<WebhookMessages>().AddSingleton<WebhookQueue>();
        services.AddSingleton<IFollowEvents, WebhookFanOut>();
        services.AddHostedService<WebhookSender>();
        services.AddSingleton(new ScheduledOperation(typeof(ForgetWebhookDeliveries.Command), "0 50 * * * ?"));
    }
}
