using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Api.Docs;

/// <summary>Makes an example of any schema, valid against it, from the names of its members.</summary>
internal sealed class Examples(Schemas schemas)
{
    private const int Deepest = 8;
    private const int PatchedMembers = 2;
    private static readonly string[] Spare = ["CNY", "CN", "10", "A1", "a1", "2026", "12345678", "1.0", "A-1", "x"];

    /// <summary>The whole of a request or answer.</summary>
    public JsonNode? Of(IOpenApiSchema schema, Operation operation) => Of(schema, "", Owner(operation), 0);

    /// <summary>A merge patch names what changes, not everything that could.</summary>
    public JsonNode? Patch(IOpenApiSchema schema, Operation operation) =>
        Of(schema, operation) is JsonObject whole ? new JsonObject(whole.Take(PatchedMembers).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))) : null;

    /// <summary>The value of one member or parameter.</summary>
    public JsonNode? Member(IOpenApiSchema schema, string name, Operation operation) => Of(schema, name, Owner(operation), 0);

    private static string Owner(Operation operation) => Samples.Knows(operation.Name) ? operation.Name : operation.Name + operation.Feature;

    private JsonNode? Of(IOpenApiSchema given, string member, string owner, int depth)
    {
        if (given is OpenApiSchema { AnyOf: { Count: > 0 } choices }) return Of(choices[0], member, owner, depth);
        var schema = schemas.Resolve(given);
        if (given is OpenApiSchemaReference { Reference.Id: { } name } && schema.Type == JsonSchemaType.Object && Samples.Knows(name)) owner = name;
        if (schema.Enum is { Count: > 0 } values) return values[0].DeepClone();
        return (schema.Type & ~JsonSchemaType.Null) switch
        {
            JsonSchemaType.Object => Object(schema, member, owner, depth),
            JsonSchemaType.Array => depth < Deepest ? new JsonArray(Of(schema.Items!, member, owner, depth + 1)) : [],
            JsonSchemaType.Boolean => Samples.Flag(member),
            JsonSchemaType.Integer => Math.Clamp(Samples.Whole(member), Bound(schema.Minimum, long.MinValue), Bound(schema.Maximum, long.MaxValue)),
            JsonSchemaType.Number => 1.5,
            JsonSchemaType.String => Text(schema, member, owner),
            _ => new JsonObject(),
        };
    }

    private JsonObject Object(OpenApiSchema schema, string member, string owner, int depth)
    {
        var example = new JsonObject();
        if (schema.AdditionalProperties is { } value) example["note"] = Of(value, "remark", owner, depth + 1);
        var money = schema.Properties?.Count == 2 && schema.Properties.ContainsKey("amount");
        var decided = schema.Properties?.ContainsKey("result") == true;
        foreach (var (name, part) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
            if (!(decided && name == "error") && (depth < Deepest || schema.Required?.Contains(name) == true))
                example[name] = Of(part, money && name == "amount" ? "amount of " + member : name, owner, depth + 1);
        return example;
    }

    private static string Text(OpenApiSchema schema, string member, string owner) => schema.Format switch
    {
        "uuid" => Samples.Id(member, owner),
        "date" => Samples.Date(member),
        "date-time" => Samples.Instant(member),
        "time" => "08:30:00",
        "email" => "li.na@example.com",
        "uri" => "https://example.com/hooks/waybill",
        "byte" => "SGVsbG8=",
        "decimal" => Samples.Decimals(member).First(d => Fits(schema, d)),
        _ => Free(schema, Samples.Text(member.Length == 0 ? "name" : member, owner)),
    };

    private static string Free(OpenApiSchema schema, string likely)
    {
        if (schema.MaxLength is { } most && likely.Length > most) likely = likely[..most].TrimEnd();
        if (schema.MinLength is { } least && likely.Length < least) likely = likely.PadRight(least, '0');
        return Fits(schema, likely) ? likely : Spare.FirstOrDefault(s => Fits(schema, s)) ?? likely;
    }

    private static bool Fits(OpenApiSchema schema, string text) =>
        (schema.MinLength ?? 0) <= text.Length && text.Length <= (schema.MaxLength ?? int.MaxValue) && (schema.Pattern is null || Regex.IsMatch(text, schema.Pattern));

    private static long Bound(string? text, long otherwise) => long.TryParse(text, CultureInfo.InvariantCulture, out var bound) ? bound : otherwise;
}
