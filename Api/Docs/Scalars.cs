using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Api.Docs;

/// <summary>The schemas of single values, with their limits.</summary>
internal static class Scalars
{
    /// <summary>Longer than any text that can be entered.</summary>
    private const int LongestAnswer = 100_000;

    /// <summary>What can be stored: no control characters but tabs and line ends.</summary>
    private const string Storable = @"\x00-\x08\x0B\x0C\x0E-\x1F";
    private const int LongestDecimal = 30;

    /// <summary>The bounds of whole numbers that mean the same everywhere.</summary>
    private static readonly Dictionary<string, (long Least, long Most)> Usual = new(StringComparer.Ordinal)
    {
        ["version"] = (1, int.MaxValue), ["count"] = (0, long.MaxValue), ["index"] = (0, Shape.DefaultLength - 1),
    };

    public static OpenApiSchema Of(Type type, Side side, Shape.Member? member) => type switch
    {
        _ when type == typeof(string) => Text(side, member),
        _ when type == typeof(Guid) => Formatted("uuid", 36, 36),
        _ when type == typeof(DateOnly) => Formatted("date", 10, 10),
        _ when type == typeof(DateTimeOffset) => Formatted("date-time", null, 40),
        _ when type == typeof(TimeOnly) => Formatted("time", null, 20),
        _ when type == typeof(decimal) => Decimal(member?.Find<DecimalKindAttribute>()),
        _ when type == typeof(bool) => new() { Type = JsonSchemaType.Boolean },
        _ when type == typeof(int) => Whole("int32", member, int.MinValue, int.MaxValue),
        _ when type == typeof(long) => Whole("int64", member, long.MinValue, long.MaxValue),
        _ when type == typeof(double) => new() { Type = JsonSchemaType.Number, Format = "double" },
        _ when type == typeof(JsonObject) => new() { Type = JsonSchemaType.Object, MaxProperties = Shape.DefaultLength },
        _ when type == typeof(byte[]) => new() { Type = JsonSchemaType.String, Format = "byte", MaxLength = LongestAnswer },
        _ => new(),
    };

    public static OpenApiSchema Money() => new()
    {
        Type = JsonSchemaType.Object, AdditionalPropertiesAllowed = false, Required = new HashSet<string> { "amount", "currency" },
        Description = "An amount or unit price of one currency.",
        Examples = [new JsonObject { ["amount"] = "1285.00", ["currency"] = "CNY" }],
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["amount"] = Described(Decimal(null), "At most 2 decimals in amounts and 6 in unit prices."),
            ["currency"] = Described(Pattern("^[A-Z]{3}$", 3, 3), "ISO 4217, three capital letters."),
        },
    };

    /// <summary>A yes or no that stands in the query string.</summary>
    public static OpenApiSchema Flag(bool otherwise) => new() { Type = JsonSchemaType.Boolean, Default = JsonValue.Create(otherwise) };

    public static OpenApiSchema Pattern(string pattern, int min, int max) => new() { Type = JsonSchemaType.String, Pattern = pattern, MinLength = min, MaxLength = max };

    private static OpenApiSchema Text(Side side, Shape.Member? member)
    {
        if (side == Side.Answer) return new() { Type = JsonSchemaType.String, MaxLength = LongestAnswer };
        var min = member?.Find<MinLengthAttribute>()?.Length ?? member?.Find<StringLengthAttribute>()?.MinimumLength ?? (member?.Nullable == true ? 0 : 1);
        var format = member?.Find<EmailAddressAttribute>() is not null ? "email" : member?.Find<UrlAttribute>() is not null ? "uri" : null;
        return new()
        {
            Type = JsonSchemaType.String, Format = format, MinLength = min == 0 ? null : min, MaxLength = member?.MaxLength ?? Shape.DefaultLength,
            Pattern = member?.Find<RegularExpressionAttribute>()?.Pattern ?? (format is null ? Free(min) : null),
        };
    }

    private static string Free(int min) => min == 0 ? $"^[^{Storable}]*$" : $@"^(?!\s*$)[^{Storable}]+$";

    private static OpenApiSchema Decimal(DecimalKindAttribute? kind)
    {
        var whole = kind?.Most.ToString("0", CultureInfo.InvariantCulture).Length ?? 16;
        var sign = kind is { Signed: false } ? "" : "-?";
        return new() { Type = JsonSchemaType.String, Format = "decimal", MaxLength = LongestDecimal, Pattern = $@"^{sign}\d{{1,{whole}}}(\.\d{{1,{kind?.Scale ?? 10}}})?$" };
    }

    private static OpenApiSchema Whole(string format, Shape.Member? member, long least, long most)
    {
        var range = member?.Find<RangeAttribute>();
        if (member is not null && Usual.TryGetValue(member.JsonName, out var usual)) (least, most) = usual;
        return new()
        {
            Type = JsonSchemaType.Integer, Format = format,
            Minimum = Convert.ToString(range?.Minimum ?? least, CultureInfo.InvariantCulture), Maximum = Convert.ToString(range?.Maximum ?? most, CultureInfo.InvariantCulture),
        };
    }

    private static OpenApiSchema Formatted(string format, int? min, int max) => new() { Type = JsonSchemaType.String, Format = format, MinLength = min, MaxLength = max };

    private static OpenApiSchema Described(OpenApiSchema schema, string description)
    {
        schema.Description = description;
        return schema;
    }
}
