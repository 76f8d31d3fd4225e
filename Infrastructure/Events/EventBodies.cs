using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Infrastructure.Events;

/// <summary>Cuts the body of an event to what a caller may see. What the record of today does not know is left out too: when in doubt, nothing is told.</summary>
public static class EventBodies
{
    private sealed record Known(Type Type, FieldClassAttribute? Class);

    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, Known>> MembersOf = new();

    public static JsonObject Cut(string body, Type record, Caller caller) => Cut(JsonNode.Parse(body)!.AsObject(), record, caller);

    /// <summary>The members of a body that a caller may see.</summary>
    public static IEnumerable<string> Visible(Type record, Caller caller) => Members(record).Where(m => AccessTo(m.Value, caller) is not FieldAccess.Hidden).Select(m => m.Key);

    private static JsonObject Cut(JsonObject body, Type record, Caller caller)
    {
        var members = Members(record);
        foreach (var name in body.Select(p => p.Key).ToList())
        {
            if (!members.TryGetValue(name, out var known) || AccessTo(known, caller) is FieldAccess.Hidden) body.Remove(name);
            else if (AccessTo(known, caller) is FieldAccess.Masked) body[name] = body[name] is JsonValue text && text.TryGetValue(out string? whole) ? Masks.Masked(whole) : null;
            else if (Shape.IsRecord(known.Type)) Deeper(body[name], known.Type, caller);
        }
        return body;
    }

    private static void Deeper(JsonNode? node, Type record, Caller caller)
    {
        if (node is JsonObject one) Cut(one, record, caller);
        else if (node is JsonArray many) foreach (var item in many.OfType<JsonObject>()) Cut(item, record, caller);
    }

    private static FieldAccess AccessTo(Known member, Caller caller) => member.Class is null ? FieldAccess.Full : caller.Access(member.Class);

    private static IReadOnlyDictionary<string, Known> Members(Type record) => MembersOf.GetOrAdd(record, static type => Shape.Members(type)
        .ToDictionary(m => m.JsonName, m => new Known(Shape.Element(m.ValueType) ?? m.ValueType, m.Find<FieldClassAttribute>())));
}
