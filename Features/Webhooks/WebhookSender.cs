using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Events;
using Waybill.Infrastructure.Jobs;
using Waybill.Infrastructure.Outgoing;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Webhooks;

/// <summary>Delivers what is due, side by side, with a lane for each endpoint: one that hangs holds up nobody else.</summary>
internal sealed class WebhookSender(WebhookQueue queue, OutgoingHttp outgoing, WebhookSettings settings, IServiceScopeFactory scopes, EventBells bells, StorageRoom room, TimeProvider clock,
    ILogger<WebhookSender> log)
    : Loop(bells.Numbered, TimeSpan.FromSeconds(1), room, clock, log)
{
    private const int AtOnce = 200;
    private const int OfEach = 4;
    private readonly Bell numbered = bells.Numbered;
    private readonly Lanes lanes = new(AtOnce, OfEach, log);

    protected override Task Called => Task.WhenAny(numbered.Next, lanes.Finished.Next);

    /// <summary>What was begun is finished before the program ends.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await lanes.Idle(cancellationToken);
    }

    protected override async Task<bool> Once(CancellationToken ct)
    {
        if (lanes.Free is not (> 0 and var free)) return false;
        var taken = await queue.Take(OfEach, free, lanes.Full, ct);
        foreach (var attempt in taken) lanes.Begin(attempt.EndpointId, () => Deliver(attempt));
        return taken.Count > 0;
    }

    private async Task Deliver(WebhookAttempt attempt)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (message, instead, why) = await scope.ServiceProvider.GetRequiredService<WebhookMessages>().Of(attempt, CancellationToken.None);
        if (message is null)
        {
            await queue.Withhold(attempt, instead, why, CancellationToken.None);
            return;
        }
        using var request = Request(attempt, WebhookMessages.Bytes(message));
        var outcome = await outgoing.Send(request, settings.Timeout, CancellationToken.None);
        await queue.Settle(attempt, outcome, CancellationToken.None);
        if (outcome.Status == (int)HttpStatusCode.Gone) await SwitchOff(scope.ServiceProvider, attempt.EndpointId);
    }

    /// <summary>As Standard Webhooks asks: the id, the time, and a signature over both and the body with each secret that signs.</summary>
    private static HttpRequestMessage Request(WebhookAttempt attempt, byte[] body)
    {
        var timestamp = attempt.At.ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, attempt.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json", "utf-8");
        request.Headers.UserAgent.ParseAdd("Waybill-Webhooks/1.0");
        request.Headers.Add("webhook-id", attempt.EventId.ToString());
        request.Headers.Add("webhook-timestamp", timestamp.ToString());
        request.Headers.Add("webhook-signature", WebhookSecret.Signatures(attempt.Secrets, attempt.EventId, timestamp, body));
        return request;
    }

    /// <summary>410 Gone: the receiver wants nothing any more. It is switched off like by a person, with history.</summary>
    private static async Task SwitchOff(IServiceProvider services, Guid endpointId)
    {
        var (db, catalogue) = (services.GetRequiredService<Database>(), services.GetRequiredService<OperationCatalogue>());
        if (await db.WebhookEndpoints.AsNoTracking().FirstOrDefaultAsync(e => e.Id == endpointId && e.Active) is not { } endpoint) return;
        var command = new UpdateWebhookEndpoint.Command(endpointId, endpoint.Version, Active: false);
        await catalogue.For(command.GetType()).Run(services.GetRequiredService<Operations>(), command, new(Caller.System("webhooks")), CancellationToken.None);
    }
}
