using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Waybill.Tests.Support;

namespace Waybill.Tests.House.Fuzz;

/// <summary>Makes values that are as a schema says, at random; ids, and now and then texts, are those of what there is.</summary>
/// <param name="plain">Texts are never taken from what there is, so that whatever an answer has of it was not in the request.</param>
internal sealed class Maker(Schemas schemas, Known known, Random dice, bool plain = false)
{
    private static readonly string[] Words = ["a", "Lager 7", "杭州恒泰 Hengtai", "naïve", "x'y\"z", "<b>&amp;</b>", "emoji 🧾", "tab\tand\nline", "%_\\", "0"];

    /// <summary>What the request is about.</summary>
    public Thing? About { get; set; }

    /// <summary>How likely a member that need not be there is.</summary>
    public double Fullness { get; set; } = 0.3;

    /// <summary>A value for what is called so.</summary>
    public JsonNode? Make(JsonNode given, string name)
    {
        var schema = schemas.Resolve(given);
        if (schema["anyOf"] is JsonArray choices) return Make(choices[0]!, name);
        if (schema["enum"] is JsonArray values) return values[dice.Next(values.Count)]!.DeepClone();
        return (schema["type"] is JsonArray many ? many.First(t => t!.ToString() != "null") : schema["type"])!.ToString() switch
        {
            "object" => Object(schema),
            "array" => Array(schema, name),
            "boolean" => dice.Next(2) == 0,
            "integer" => Integer(schema, name),
            _ => Text(schema, name),
        };
    }

    /// <summary>A value that fits the schema as well as this one, and is this one in most.</summary>
    public JsonNode? Like(JsonNode given, JsonNode? value, string name)
    {
        var schema = schemas.Resolve(given);
        if (schema["anyOf"] is JsonArray choices) schema = schemas.Resolve(choices[0]!);
        return value switch
        {
            JsonObject one when schema["properties"] is JsonObject members => Like(schema, members, one),
            JsonArray many => new JsonArray([.. many.Select(item => Like(schema["items"]!, item, name))]),
            JsonValue when dice.NextDouble() < Fullness / 3 && schema["format"]?.ToString() != "uuid" => Make(given, name),
            _ => value?.DeepClone(),
        };
    }

    private JsonObject Like(JsonObject schema, JsonObject members, JsonObject one)
    {
        var (made, required) = (new JsonObject(), schema["required"]?.AsArray().Select(r => r!.ToString()).ToHashSet() ?? []);
        foreach (var (name, inner) in members)
            if (one.TryGetPropertyValue(name, out var value) && (required.Contains(name) || dice.NextDouble() > Fullness)) made[name] = Like(inner!, value, name);
            else if (!one.ContainsKey(name) && dice.NextDouble() < Fullness) made[name] = Make(inner!, name);
        return made;
    }

    private JsonObject Object(JsonObject schema)
    {
        var (made, required) = (new JsonObject(), schema["required"]?.AsArray().Select(r => r!.ToString()).ToHashSet() ?? []);
        foreach (var (name, inner) in schema["properties"]?.AsObject() ?? [])
            if (required.Contains(name) || dice.NextDouble() < Fullness) made[name] = Make(inner!, name);
        foreach (var kind in made.Select(m => m.Key).Where(k => k.EndsWith("Kind", StringComparison.Ordinal) && made[k[..^4] + "Id"] is not null).ToList())
            if ((About is { Kind: "order" or "delivery" or "customer" or "salesReturn" or "transfer" } ? About : known.Any(dice, "delivery")) is { } document)
                (made[kind], made[kind[..^4] + "Id"]) = (Kebab(document.Kind), document.Id);
        return made;
    }

    private JsonArray Array(JsonObject schema, string name)
    {
        var count = Math.Max(schema["minItems"]?.GetValue<int>() ?? 0, dice.Next(10) == 0 ? 0 : dice.Next(1, 4));
        var single = name.EndsWith("Ids", StringComparison.Ordinal) ? name[..^1] : name;
        var made = Enumerable.Range(0, Math.Min(count, schema["maxItems"]?.GetValue<int>() ?? 4)).Select(_ => Make(schema["items"]!, single)).ToList();
        return [.. made.DistinctBy(m => m?.ToJsonString())];
    }

    private JsonNode Integer(JsonObject schema, string name)
    {
        if (name == "version" && About?.Version is { } version) return int.Parse(version, CultureInfo.InvariantCulture);
        var (least, most) = (Math.Max(-3, Limit("minimum", 0)), Math.Min(20, Limit("maximum", 20)));
        return least > most ? least : dice.Next((int)least, (int)most + 1);

        long Limit(string which, long otherwise) => schema[which] is { } limit ? long.Parse(limit.ToString(), CultureInfo.InvariantCulture) : otherwise;
    }

    private JsonNode Text(JsonObject schema, string name)
    {
        var format = schema["format"]?.ToString();
        if (format == "uuid") return Id(name);
        if (!plain && format is null && dice.Next(2) == 0 && known.Value(dice, About, name) is { } real && !schemas.Faults(schema, real).Any()) return real;
        return format switch
        {
            "date" => new DateOnly(name is "from" ? 2025 : name is "until" or "to" ? 2029 : 2026, 1, 1).AddDays(dice.Next(0, name is "from" ? 300 : 1000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "date-time" => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(dice.Next(0, 24000)).ToString("O", CultureInfo.InvariantCulture),
            "decimal" => Decimal(schema),
            "email" => $"somebody{dice.Next(1000)}@example.com",
            "uri" => $"https://example.com/{dice.Next(1000)}",
            _ => Written(schema, name),
        };
    }

    /// <summary>Any text.</summary>
    public string Word() => Words[dice.Next(Words.Length)];

    /// <summary>An id of what is called so, else one of nothing.</summary>
    public string Id(string name) => known.Value(dice, About, name.EndsWith("Id", StringComparison.Ordinal) ? name[..^2] : name) is { } id && Guid.TryParse(id, out _) ? id : new Guid(Bytes(16)).ToString();

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        dice.NextBytes(bytes);
        return bytes;
    }

    private string Decimal(JsonObject schema)
    {
        var usual = schema["pattern"]!.ToString().StartsWith(@"^\d{1,1}", StringComparison.Ordinal) ? "0.1" : dice.Next(1, 9).ToString(CultureInfo.InvariantCulture);
        if (dice.Next(10) < 7) return usual;
        string[] some = [dice.Next(1, 9).ToString(CultureInfo.InvariantCulture), "1", "0", "0.5", $"{dice.Next(1, 400)}.{dice.Next(10, 99)}", "0.13", "12.345678", "9999999999999.99"];
        return some.Skip(dice.Next(some.Length)).Concat(some).First(d => !schemas.Faults(schema, d).Any());
    }

    private string Written(JsonObject schema, string name)
    {
        string[] some =
        [
            Words[dice.Next(Words.Length)] + dice.Next(1_000_000), new string('长', Math.Min(schema["maxLength"]?.GetValue<int>() ?? 50, 60)), name == "currency" ? "CNY" : "EUR", "pcs", "CNY",
            Convert.ToHexStringLower(Bytes(32)), "\"1\"", "id", $"a{dice.Next(1000)}",
        ];
        return some.Skip(dice.Next(2) + (name.EndsWith("urrency", StringComparison.Ordinal) ? 2 : 0)).Concat(some).FirstOrDefault(t => !schemas.Faults(schema, t).Any()) ?? "a";
    }

    private static string Kebab(string name) => Regex.Replace(name, "([A-Z])", m => "-" + m.Value.ToLowerInvariant());
}
