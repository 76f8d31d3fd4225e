using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Organization;

/// <summary>Where amounts are rounded and tax is computed: on each line, or once for the document.</summary>
public enum RoundingMode { Line, Document }

/// <summary>The one company whose business this is. Its settings are frozen on each document when it is made.</summary>
public sealed class Company : Root
{
    public const string DefaultTimeZone = "Asia/Shanghai";

    private Company() { }

    public Company(string name, string timeZone, string currency, RoundingMode rounding, bool pricesIncludeTax) =>
        (Name, TimeZone, Currency, Rounding, PricesIncludeTax) = (name, timeZone, currency, rounding, pricesIncludeTax);

    public string Name { get; private set; } = "";

    /// <summary>IANA name; business dates begin and end by it.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>ISO 4217; the currency of stock values and of credit limits.</summary>
    public string Currency { get; private set; } = "";
    public RoundingMode Rounding { get; private set; }

    /// <summary>Whether prices include tax where a price list does not say.</summary>
    public bool PricesIncludeTax { get; private set; }

    /// <summary>Whether who wrote a delivery may also confirm that its goods left; false keeps the two departments apart.</summary>
    public bool AuthorMayConfirmIssue { get; private set; } = true;

    /// <summary>How much more than ordered may be delivered: 0.05 for 5 %; 0 allows nothing more.</summary>
    [Rate(OrZero = true)]
    public decimal OverDeliveryRate { get; private set; }

    /// <summary>Only ever true: the unique index on it keeps a second company out.</summary>
    public bool Only { get; private set; } = true;

    public void Change(string name, string timeZone, RoundingMode rounding, bool pricesIncludeTax, bool authorMayConfirmIssue, decimal overDeliveryRate) =>
        (Name, TimeZone, Rounding, PricesIncludeTax, AuthorMayConfirmIssue, OverDeliveryRate) = (name, timeZone, rounding, pricesIncludeTax, authorMayConfirmIssue, overDeliveryRate);

    /// <summary>The business date of an instant.</summary>
    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);

    /// <summary>The first instant after a business date: 2026-11-30 in Asia/Shanghai ends at 2026-11-30T16:00:00Z.</summary>
    public DateTimeOffset EndOf(DateOnly date)
    {
        var midnight = date.AddDays(1).ToDateTime(TimeOnly.MinValue);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    public static bool IsTimeZone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);
}
