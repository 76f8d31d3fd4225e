using System.Text.Json.Nodes;

namespace Waybill.Features.Events;

/// <summary>Something that happened to a document.</summary>
/// <param name="Kind">The kind of document.</param>
/// <param name="Sequence">The version of the document when this happened. What one operation told of it at once shares it, and stands in its order.</param>
/// <param name="Data">What is told of the document, as far as you may see it; over gRPC its JSON text.</param>
public sealed record EventView(Guid Id, string Type, string Kind, Guid DocumentId, int Sequence, DateTimeOffset At, JsonObject Data);
