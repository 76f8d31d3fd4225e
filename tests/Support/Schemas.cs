using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Waybill.Tests.Support;

/// <summary>How a value is held to its schema.</summary>
/// <param name="Closed">A member that the schema does not name is a fault, even where the schema leaves room for members of later versions.</param>
/// <param name="Sparse">Somebody asked for some members only: none is missed.</param>
public readonly record struct Strictness(bool Closed = false, bool Sparse = false);

/// <summary>Holds values to the schemas of an OpenAPI document. It knows the keywords that our document uses; a test holds the document to these.</summary>
public sealed class Schemas(JsonObject document)
{
    /// <summary>Keywords that decide.</summary>
    public static readonly IReadOnlySet<string> Deciding = new HashSet<string>
    {
        "$ref", "anyOf", "type", "enum", "format", "pattern", "minLength", "maxLength", "minimum", "maximum",
        "items", "minItems", "maxItems", "properties", "required", "additionalProperties", "maxProperties",
    };

    /// <summary>Keywords that only tell.</summary>
    public static readonly IReadOnlySet<string> Telling = new HashSet<string> { "description", "default", "examples", "x-field-class" };

    /// <summary>The node itself, or what it refers to.</summary>
    public JsonObject Resolve(JsonNode node) => node["$ref"] is not { } reference ? node.AsObject()
        : reference.ToString()[2..].Split('/').Aggregate((JsonNode)document, (at, step) => at[step]!).AsObject();

    /// <summary>The schema of a name, if there is one.</summary>
    public JsonObject? Named(string name) => document["components"]!["schemas"]![name]?.AsObject();

    /// <summary>Everything in which the value is not as the schema says.</summary>
    public IEnumerable<string> Faults(JsonNode given, JsonNode? value, Strictness how = default, string at = "")
    {
        var schema = Resolve(given);
        if (schema["anyOf"] is JsonArray choices) return choices.Any(c => !Faults(c!, value, how, at).Any()) ? [] : [$"{at} fits none of its choices"];
        if (schema["type"] is { } type && !Types(type).Any(t => Is(t, value))) return [$"{at} is not of the type {type}"];
        if (schema["enum"] is JsonArray values && !values.Any(v => JsonNode.DeepEquals(v, value))) return [$"{at} is none of its values"];
        return value switch
        {
            JsonObject one => OfObject(schema, one, how, at),
            JsonArray many => OfArray(schema, many, how, at),
            JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => OfText(schema, scalar.ToString(), at),
            JsonValue scalar when scalar.GetValueKind() == JsonValueKind.Number => OfNumber(schema, scalar, at),
            _ => [],
        };
    }

    private IEnumerable<string> OfObject(JsonObject schema, JsonObject value, Strictness how, string at)
    {
        if (!how.Sparse)
            foreach (var name in schema["required"]?.AsArray().Select(r => r!.ToString()) ?? [])
                if (!value.ContainsKey(name)) yield return $"{at}/{name} is missing";
        if (schema["maxProperties"]?.GetValue<int>() < value.Count) yield return $"{at} has too many members";
        foreach (var (name, inner) in value)
            if ((schema["properties"]?[name] ?? schema["additionalProperties"] as JsonObject) is { } said)
                foreach (var fault in Faults(said, inner, how, $"{at}/{name}")) yield return fault;
            else if ((how.Closed && schema["properties"] is not null) || schema["additionalProperties"]?.GetValueKind() == JsonValueKind.False) yield return $"{at}/{name} is not in the schema";
    }

    private IEnumerable<string> OfArray(JsonObject schema, JsonArray value, Strictness how, string at)
    {
        if (schema["minItems"]?.GetValue<int>() > value.Count || schema["maxItems"]?.GetValue<int>() < value.Count) yield return $"{at} has too many elements or too few";
        if (schema["items"] is not { } items) yield break;
        foreach (var (i, item) in value.Index())
            foreach (var fault in Faults(items, item, how, $"{at}/{i}")) yield return fault;
    }

    private static IEnumerable<string> OfText(JsonObject schema, string text, string at)
    {
        var length = text.EnumerateRunes().Count();
        if (schema["maxLength"]?.GetValue<int>() < length || schema["minLength"]?.GetValue<int>() > length) yield return $"{at} is too long or too short";
        if (schema["pattern"] is { } pattern && !Regex.IsMatch(text, pattern.ToString())) yield return $"{at} does not match {pattern}";
        if (schema["format"] is { } format && !Fits(format.ToString(), text)) yield return $"{at} is no {format}";
    }

    private static IEnumerable<string> OfNumber(JsonObject schema, JsonValue value, string at)
    {
        var number = decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
        if (Limit("minimum") > number || Limit("maximum") < number) yield return $"{at} is out of range";

        decimal? Limit(string name) => schema[name] is { } limit ? decimal.Parse(limit.ToString(), CultureInfo.InvariantCulture) : null;
    }

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray many ? many.Select(t => t!.ToString()) : [type.ToString()];

    private static bool Is(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == Math.Truncate(number),
        _ => throw new InvalidOperationException($"Our document has no {type}."),
    };

    private static bool Fits(string format, string text) => format switch
    {
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => text.Contains('T') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        "decimal" => decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "uri" => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _),
        "email" => text.Contains('@'),
        _ => throw new InvalidOperationException($"Our document has no format {format} for texts."),
    };
}
