using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Access;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Events;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Rest;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Webhooks;

/// <summary>What is sent to an endpoint: a CloudEvent in JSON, cut to what the endpoint's owner may see at this moment.</summary>
internal sealed class WebhookMessages(Database db, AccessDesk access, DocumentKinds documents, EventKinds kinds, WebhookSettings settings)
{
    /// <summary>The event by which an endpoint is tried.</summary>
    public const string Test = "webhook.test";

    /// <summary>The message, or why there is none.</summary>
    public async Task<(JsonObject? Message, WebhookDeliveryStatus Instead, string Why)> Of(WebhookAttempt attempt, CancellationToken ct)
    {
        if (attempt.EventType == Test)
            return (Event(attempt, new("webhook-endpoint", attempt.EndpointId), 0, attempt.CreatedAt, new JsonObject { ["endpointId"] = attempt.EndpointId.ToString() }), default, "");
        if (await db.Set<OutboxRow>().AsNoTracking().FirstOrDefaultAsync(o => o.EventId == attempt.EventId, ct) is not { } told || kinds.Find(told.Type) is not { } kind)
            return (null, WebhookDeliveryStatus.Exhausted, "the event is not kept any more");
        if (await access.OfClient(attempt.OwnerId, ct) is not { } owner || !await documents.MaySee(told.Document, owner, ct))
            return (null, WebhookDeliveryStatus.Withheld, "the endpoint's owner may not see the document");
        return (Event(attempt, told.Document, told.Position ?? 0, told.At, EventBodies.Cut(told.Body, kind.Body, owner)), default, "");
    }

    /// <summary>CloudEvents 1.0. The sequence is the place in the log, as a text that sorts, as its extension asks: two events of a document never share it, not even where one operation told both.</summary>
    private JsonObject Event(WebhookAttempt attempt, DocumentRef document, long sequence, DateTimeOffset at, JsonObject data) => new()
    {
        ["specversion"] = "1.0", ["id"] = attempt.EventId.ToString(), ["source"] = settings.Source, ["type"] = "waybill." + attempt.EventType,
        ["subject"] = $"{document.Kind}/{document.Id}", ["time"] = Texts.Of(at), ["datacontenttype"] = "application/json",
        ["sequence"] = sequence.ToString("D19", CultureInfo.InvariantCulture), ["data"] = data,
    };

    public static byte[] Bytes(JsonObject message) => System.Text.Encoding.UTF8.GetBytes(message.ToJsonString(Json.Options));
}
