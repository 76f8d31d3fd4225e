using Waybill.Infrastructure.Data;

namespace Waybill.Features.Webhooks;

/// <summary>Where somebody wants events delivered to.</summary>
public sealed class WebhookEndpoint : Root
{
    /// <summary>How long the secret before the present one still signs.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    private WebhookEndpoint() { }

    public WebhookEndpoint(string url, IEnumerable<string> eventTypes, Guid ownerId, byte[] secret, string? description)
    {
        (OwnerId, Secret) = (ownerId, secret);
        Change(url, eventTypes, description, active: true);
    }

    public string Url { get; private set; } = "";

    /// <summary>Which events it gets: order.approved, order.*, or * for all.</summary>
    public string[] EventTypes { get; private set; } = [];

    /// <summary>The API client whose rights decide what it gets.</summary>
    public Guid OwnerId { get; private set; }
    public string? Description { get; private set; }

    /// <summary>Whether events are delivered. One that answers 410 Gone is switched off.</summary>
    public bool Active { get; private set; }

    /// <summary>Signs what is delivered. Bytes stay out of the history.</summary>
    public byte[] Secret { get; private set; } = [];
    public byte[]? FormerSecret { get; private set; }
    public DateTimeOffset? FormerUntil { get; private set; }

    public void Change(string url, IEnumerable<string> eventTypes, string? description, bool active) =>
        (Url, EventTypes, Description, Active) = (url, [.. eventTypes.Distinct().Order(StringComparer.Ordinal)], description, active);

    /// <summary>A new secret signs from now on; the one before signs beside it for a day, so that the receiver can change over in peace.</summary>
    public void Rotate(byte[] secret, DateTimeOffset at) => (FormerSecret, FormerUntil, Secret) = (Secret, at + Overlap, secret);
}

public enum WebhookDeliveryStatus
{
    /// <summary>To be tried, at once or again.</summary>
    Pending,
    Delivered,

    /// <summary>Tried as often as one tries.</summary>
    Exhausted,

    /// <summary>The endpoint's owner may not see the document.</summary>
    Withheld,
}

/// <summary>One event on its way to one endpoint.</summary>
public sealed class WebhookDelivery : Entity
{
    public required Guid EndpointId { get; init; }
    public required Guid EventId { get; init; }
    public required string EventType { get; init; }
    public WebhookDeliveryStatus Status { get; init; }
    public int Attempts { get; init; }

    /// <summary>When it is tried next, if it is.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }
    public DateTimeOffset? LastAttemptAt { get; init; }
    public int? ResponseStatus { get; init; }

    /// <summary>The beginning of the receiver's answer.</summary>
    public string? ResponseExcerpt { get; init; }

    /// <summary>Why there was no whole answer.</summary>
    public string? Fault { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}
