using System.Text.Json.Nodes;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Events;

/// <summary>One member that changed.</summary>
/// <param name="Member">Its name, with the part of the document that it belongs to: lines/0197…/quantity.</param>
/// <param name="From">Absent where there was nothing.</param>
/// <param name="To">Absent where there is nothing any more.</param>
public sealed record HistoryChange(string Member, string? From, string? To);

/// <summary>
/// Cuts the changes of a document to what a reader may see. A change is told only of members that reading the document itself would show (by what GetOrder answers,
/// for an order), under the same field classes; what the stored document has beyond that stays inside.
/// </summary>
internal sealed class HistoryCut(OperationCatalogue catalogue)
{
    public IReadOnlyList<HistoryChange> Of(string changes, string kind, Caller caller)
    {
        var name = "Get" + string.Concat(kind.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return catalogue.All.FirstOrDefault(o => o.Name == name) is { } reading ? [.. Changes(JsonNode.Parse(changes)!.AsObject(), reading.Result, "", caller)] : [];
    }

    private static IEnumerable<HistoryChange> Changes(JsonObject changes, Type view, string prefix, Caller caller)
    {
        foreach (var (key, value) in changes)
        {
            var (from, to) = (value![0], value[1]);
            if (key.IndexOf('/') is > 0 and var slash)
            {
                if (Seen(view, key[..slash], caller) is { Access: FieldAccess.Full, Inside: { } part } && to is JsonObject inner)
                    foreach (var change in Changes(inner, part, $"{prefix}{key}/", caller)) yield return change;
            }
            else if (Seen(view, key, caller) is { Access: > FieldAccess.Hidden and var access }) yield return new(prefix + key, Text(from, access), Text(to, access));
        }
    }

    /// <summary>What a reader may see of a member, and the record inside it. Of shipTo.street both shipTo and street decide.</summary>
    private static (FieldAccess Access, Type? Inside)? Seen(Type view, string path, Caller caller)
    {
        var (access, inside) = (FieldAccess.Full, (Type?)view);
        foreach (var step in path.Split('.'))
        {
            if (inside is null || Shape.Members(inside).FirstOrDefault(m => m.JsonName == step) is not { } member) return null;
            if (member.Find<FieldClassAttribute>() is { } secrecy && caller.Access(secrecy) is var allowed && allowed < access) access = allowed;
            var type = Shape.Element(member.ValueType) ?? member.ValueType;
            inside = Shape.IsRecord(type) ? type : null;
        }
        return (access is FieldAccess.ReadOnly ? FieldAccess.Full : access, inside);
    }

    private static string? Text(JsonNode? value, FieldAccess access)
    {
        var text = value is JsonValue one && one.TryGetValue(out string? plain) ? plain : value?.ToJsonString(Infrastructure.Rest.Json.Options);
        return text is not null && access == FieldAccess.Masked ? Masks.Masked(text) : text;
    }
}
