using System.Text.Json;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Rest;

namespace Waybill.Infrastructure.Pipeline;

/// <summary>Where a root handler tells the outside world. What is told is committed with what happened, or not at all.</summary>
public sealed class Outbox(Database db, TimeProvider clock)
{
    /// <summary>Tells of an event such as "order.approved" about a document.</summary>
    public void Tell(string type, Root document, object body)
    {
        db.Add(new OutboxRow
        {
            Type = type, Document = document.Ref, Sequence = document.Version + 1, At = clock.GetUtcNow(),
            Body = JsonSerializer.Serialize(body, body.GetType(), Json.Options),
        });
    }
}
