namespace Waybill.Infrastructure.Values;

/// <summary>An amount or unit price of one currency. Written as decimal strings, never as floating point.</summary>
/// <param name="Amount">At most 2 decimals in amounts and 6 in unit prices.</param>
/// <param name="Currency">ISO 4217, three capital letters.</param>
public sealed record Money(decimal Amount, string Currency)
{
    /// <summary>The bare amount, refused with CURRENCY_MISMATCH at <paramref name="pointer"/> when it is of another currency.</summary>
    public decimal In(string currency, string pointer) => Currency == currency
        ? Amount
        : throw Refusals.PlatformRefusals.CurrencyMismatch.At(pointer, ("expected", currency));
}

/// <summary>Rounding as commerce does it: half away from zero.</summary>
public static class Rounding
{
    /// <summary>To 2 decimals, half away from zero (half-up for positive amounts).</summary>
    public static decimal ToCents(this decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);

    /// <summary>To a given number of decimals, half away from zero.</summary>
    public static decimal To(this decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);
}
