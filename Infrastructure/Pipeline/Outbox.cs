using System.Text.Json;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Events;
using Waybill.Infrastructure.Rest;

namespace Waybill.Infrastructure.Pipeline;

/// <summary>Where a root handler tells the outside world. What is told is committed with what happened, or not at all.</summary>
public sealed class Outbox(Database db, EventBells bells, TimeProvider clock)
{
    /// <summary>Tells of an event such as "order.approved" about a document. The body's record names the event with <see cref="TellsAttribute"/>.</summary>
    public void Tell(string type, Root document, object body)
    {
        if (db.Traces.Silent) db.AfterCommit(bells.Told.Ring);
        db.Traces.Add(new OutboxRow
        {
            Type = type, DocumentKind = document.Ref.Kind, DocumentId = document.Id, Sequence = document.Version + 1, At = clock.GetUtcNow(),
            Body = JsonSerializer.Serialize(body, body.GetType(), Json.Options),
        });
    }
}
