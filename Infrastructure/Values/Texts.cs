using System.Globalization;

namespace Waybill.Infrastructure.Values;

/// <summary>How values are written as text, everywhere: JSON, gRPC, refusals, exports.</summary>
public static class Texts
{
    /// <summary>A quantity or rate without trailing zeros: 10, 2.5.</summary>
    public static string Of(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>An amount or price of money with at least two decimals: 10.00, 1.0015.</summary>
    public static string OfMoney(decimal value) => value.ToString("0.00##########################", CultureInfo.InvariantCulture);

    /// <summary>Plain decimal notation only: no exponent, no blanks, no group separators.</summary>
    public static bool TryDecimal(string? text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);

    public static string Of(object? value) => value switch
    {
        null => "",
        decimal number => Of(number),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        Money money => $"{OfMoney(money.Amount)} {money.Currency}",
        IEnumerable<string> many => string.Join(", ", many),
        Enum one => Camel(one.ToString()),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Whether it can be kept and shown again: no control characters but tabs and line ends, no half of a surrogate pair.</summary>
    public static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i]) || (text[i] < ' ' && text[i] is not ('\n' or '\r' or '\t'))) return false;
        }
        return true;
    }

    public static string Camel(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);

    public static string Snake(string name) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    public static string Kebab(string name) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
