using System.ComponentModel.DataAnnotations;

namespace Waybill.Infrastructure.Values;

/// <summary>Bounds of a decimal. On a request's member it is checked; on an entity's property it also decides the column type.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public abstract class DecimalKindAttribute(int scale, decimal most) : ValidationAttribute
{
    public int Scale { get; } = scale;
    public decimal Most { get; } = most;

    /// <summary>Zero is allowed too.</summary>
    public bool OrZero { get; init; }

    /// <summary>Any sign is allowed.</summary>
    public bool Signed { get; init; }

    public string ColumnType => $"numeric(18,{Scale})";

    public string Range => Signed ? $"between -{Most} and {Most}, with at most {Scale} decimals"
        : $"{(OrZero ? "0 or more" : "more than 0")}, at most {Most}, with at most {Scale} decimals";

    public override bool IsValid(object? value) => (value as Money)?.Amount is { } money ? Fits(money) : value is not decimal number || Fits(number);

    private bool Fits(decimal value) =>
        Math.Abs(value) <= Most && Math.Round(value, Scale) == value && (Signed || value > 0 || (OrZero && value == 0));
}

/// <summary>A quantity of goods: numeric(18,4), more than 0 unless said otherwise.</summary>
public sealed class QuantityAttribute() : DecimalKindAttribute(4, 1_000_000_000m);

/// <summary>A unit price or unit cost: numeric(18,6), more than 0 unless said otherwise.</summary>
public sealed class PriceAttribute() : DecimalKindAttribute(6, 100_000_000m);

/// <summary>An amount of money: numeric(18,2), more than 0 unless said otherwise.</summary>
public sealed class AmountAttribute() : DecimalKindAttribute(2, 1_000_000_000_000m);

/// <summary>A share such as a discount or tax rate, 0.13 for 13 %: numeric(18,6), 0 to 1.</summary>
public sealed class RateAttribute() : DecimalKindAttribute(6, 1m);

/// <summary>How many of one unit make one of another: numeric(18,6), more than 0.</summary>
public sealed class FactorAttribute() : DecimalKindAttribute(6, 1_000_000m);
