using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Infrastructure.Grpc;

/// <summary>Reads a value from its text, or says that it cannot.</summary>
internal delegate bool TextReader<T>(string text, out T value);

/// <summary>How values of one type are written as text in messages.</summary>
internal sealed class TextForm<T>(string expected, Func<T, string> write, TextReader<T> read)
{
    public string Write(T value) => write(value);

    public T Read(string text, Reading reading)
    {
        if (read(text, out var value)) return value;
        reading.Report(ShapeRefusals.InvalidValue, ("expected", expected));
        return default!;
    }
}

/// <summary>The types that are texts in messages.</summary>
internal static class TextForms
{
    private static readonly TextForm<decimal> Quantity = new("a decimal such as 12.5", Texts.Of, Texts.TryDecimal);
    private static readonly TextForm<decimal> Amount = new("a decimal such as 12.50", Texts.OfMoney, Texts.TryDecimal);
    private static readonly TextForm<string> Currency = new("an ISO 4217 currency code", code => code,
        (string text, out string value) => (value = text).Length == 3 && text.All(char.IsAsciiLetterUpper));
    private static readonly TextForm<Guid> Id = new("a UUID", id => id.ToString(), (string text, out Guid value) => Guid.TryParseExact(text, "D", out value));
    private static readonly TextForm<DateOnly> Date = new("a date such as 2026-12-31", date => Texts.Of(date),
        (string text, out DateOnly value) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value));

    private static readonly TextForm<JsonObject> Json = new("a JSON object", node => node.ToJsonString(Rest.Json.Options), (string text, out JsonObject value) =>
    {
        try
        {
            return (value = (JsonNode.Parse(text) as JsonObject)!) is not null;
        }
        catch (JsonException)
        {
            value = [];
            return false;
        }
    });

    /// <summary>The form of a member's values, if they are texts.</summary>
    public static object? Find(PropertyInfo property, Type type) =>
        property.DeclaringType == typeof(Money) ? (property.Name == nameof(Money.Amount) ? Amount : Currency)
        : type == typeof(decimal) ? Quantity : type == typeof(Guid) ? Id : type == typeof(DateOnly) ? Date : type == typeof(JsonObject) ? Json : null;
}
