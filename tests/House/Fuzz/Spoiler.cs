using System.Text.Json.Nodes;
using Waybill.Tests.Support;

namespace Waybill.Tests.House.Fuzz;

/// <summary>Changes a valid body in one place.</summary>
internal static class Spoiler
{
    /// <summary>Every kind of single change that the body allows, at a random place each; what it is called, and the body.</summary>
    public static IEnumerable<(string Change, JsonNode Body)> Spoilt(Schemas schemas, JsonNode schema, JsonObject body, Random dice)
    {
        var places = Places(schemas, schema, body, "").ToList();
        foreach (var change in Changes)
        {
            var fitting = places.Select(p => (p.At, New: change.Make(p.Schema, p.Value))).Where(p => p.New is not null).ToList();
            if (fitting.Count == 0) continue;
            var (at, put) = fitting[dice.Next(fitting.Count)];
            yield return ($"{change.Name} {at}", With(body, at, put!));
        }
    }

    private static readonly (string Name, Func<JsonObject, JsonNode?, JsonNode?> Make)[] Changes =
    [
        ("without a required member of", (s, v) => v is JsonObject o && s["required"] is JsonArray { Count: > 0 } r && o.ContainsKey(r[^1]!.ToString()) ? Less(o, r[^1]!.ToString()) : null),
        ("with an unknown member in", (_, v) => v is JsonObject o ? More(o, "nobodyKnowsThis", 1) : null),
        ("another type for", (_, v) => v is JsonValue x && x.GetValueKind() == System.Text.Json.JsonValueKind.String ? new JsonArray(1) : v is JsonValue ? "one" : null),
        ("a text for the list", (_, v) => v is JsonArray ? "many" : null),
        ("a list for the object", (_, v) => v is JsonObject ? new JsonArray() : null),
        ("too large", (s, v) => s["format"]?.ToString() == "decimal" ? "99999999999999999999999" : s["maximum"] is { } most ? JsonNode.Parse(most + "0") : null),
        ("below zero", (s, v) => s["format"]?.ToString() == "decimal" ? "-1" : s["minimum"] is { } least && !least.ToString().StartsWith('-') ? -1 : null),
        ("too fine", (s, v) => s["format"]?.ToString() == "decimal" ? "0.12345678901" : null),
        ("too long", (s, v) => s["maxLength"]?.GetValue<int>() is { } most and < 100_000 && s["format"] is null ? new string('x', most + 1) : null),
        ("too short", (s, v) => s["minLength"]?.GetValue<int>() is > 0 && s["format"] is null ? "" : null),
        ("none of the values", (s, v) => s["enum"] is not null ? "nobodyKnowsThis" : null),
        ("a number for one of the values", (s, v) => s["enum"] is not null ? 0 : null),
        ("an element twice in", (_, v) => v is JsonArray { Count: > 0 } a ? Twice(a) : null),
        ("too many in", (s, v) => v is JsonArray { Count: > 0 } a && s["maxItems"]?.GetValue<int>() is { } most and <= 200 ? new JsonArray([.. Enumerable.Range(0, most + 1).Select(_ => a[0]!.DeepClone())]) : null),
        ("nothing in", (s, v) => v is JsonArray && s["minItems"]?.GetValue<int>() > 0 ? new JsonArray() : null),
        ("no such day", (s, v) => s["format"]?.ToString() is "date" or "date-time" ? "2026-02-30" : null),
        ("no id", (s, v) => s["format"]?.ToString() == "uuid" ? "12345678-1234-1234-1234-12345678901g" : null),
        ("a hidden character in", (s, v) => s["pattern"]?.ToString().Contains("x00") == true ? "a\u0001b" : null),
    ];

    private static IEnumerable<(string At, JsonObject Schema, JsonNode? Value)> Places(Schemas schemas, JsonNode given, JsonNode? value, string at)
    {
        var schema = schemas.Resolve(given);
        if (schema["anyOf"] is JsonArray choices) schema = schemas.Resolve(choices[0]!);
        var inner = value switch
        {
            JsonObject one => one.Where(m => schema["properties"]?[m.Key] is not null).SelectMany(m => Places(schemas, schema["properties"]![m.Key]!, m.Value, $"{at}/{m.Key}")),
            JsonArray many => many.Take(1).SelectMany(item => Places(schemas, schema["items"]!, item, $"{at}/0")),
            _ => [],
        };
        return inner.Prepend((at, schema, value));
    }

    private static JsonNode With(JsonNode body, string at, JsonNode put)
    {
        if (at.Length == 0) return put;
        var copy = body.DeepClone();
        var steps = at[1..].Split('/');
        var holder = steps[..^1].Aggregate(copy, (node, step) => node is JsonArray many ? many[int.Parse(step)]! : node[step]!);
        if (holder is JsonArray list) list[int.Parse(steps[^1])] = put;
        else holder[steps[^1]] = put;
        return copy;
    }

    private static JsonObject Less(JsonObject one, string name)
    {
        var copy = one.DeepClone().AsObject();
        copy.Remove(name);
        return copy;
    }

    private static JsonObject More(JsonObject one, string name, JsonNode value)
    {
        var copy = one.DeepClone().AsObject();
        copy[name] = value;
        return copy;
    }

    private static JsonArray Twice(JsonArray many)
    {
        var copy = many.DeepClone().AsArray();
        copy.Add(many[0]!.DeepClone());
        return copy;
    }
}
