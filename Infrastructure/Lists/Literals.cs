using System.Globalization;
using Waybill.Infrastructure.Values;

namespace Waybill.Infrastructure.Lists;

/// <summary>Values as filters and page tokens write them.</summary>
internal static class Literals
{
    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];

    public static bool Knows(Type type) => type.IsEnum || type == typeof(string) || type == typeof(Guid) || type == typeof(bool) || IsOrdered(type);

    /// <summary>Whether less and more mean something to who filters: not for ids and states.</summary>
    public static bool IsOrdered(Type type) => type == typeof(int) || type == typeof(long) || type == typeof(decimal) || type == typeof(DateOnly) || type == typeof(DateTimeOffset);

    public static bool TryRead(Type type, string text, out object? value)
    {
        value = type switch
        {
            _ when type == typeof(string) => text,
            _ when type == typeof(Guid) => Guid.TryParseExact(text, "D", out var id) ? id : null,
            _ when type == typeof(bool) => text switch { "true" => true, "false" => false, _ => null },
            _ when type == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ when type == typeof(long) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ when type == typeof(decimal) => Texts.TryDecimal(text, out var number) ? number : null,
            _ when type == typeof(DateOnly) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
            _ when type == typeof(DateTimeOffset) => Instant(text),
            _ => Enum.GetNames(type).FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse(type, name) : null,
        };
        return value is not null && (value is not string || Texts.IsStorable(text));
    }

    public static string Write(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        DateTimeOffset instant => instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        _ => Texts.Of(value),
    };

    /// <summary>What should have stood there.</summary>
    public static string Expected(Type type) => type switch
    {
        _ when type == typeof(string) => "a text without control characters",
        _ when type == typeof(Guid) => "an id",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(decimal) => "a decimal number",
        _ when type == typeof(DateOnly) => "a date such as 2026-01-31",
        _ when type == typeof(DateTimeOffset) => "a date or an instant such as 2026-01-31T08:00:00Z",
        _ => "one of " + string.Join(", ", Enum.GetNames(type).Select(Texts.Camel)),
    };

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant : null;
}
