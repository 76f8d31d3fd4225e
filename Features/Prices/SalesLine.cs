using System.Diagnostics.CodeAnalysis;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Prices;

/// <summary>One item of a sales document at its price: a line of a quote, an order, a contract. Its terms are frozen but for amendments, and a line made from another keeps them to the cent.</summary>
public abstract class SalesLine : Entity
{
    private decimal quantity;
    private decimal baseQuantity;
    private decimal unitPrice;
    private decimal discountRate;
    private PriceSource priceSource;

    protected SalesLine() { }

    [SetsRequiredMembers]
    protected SalesLine(SalesLine origin)
    {
        (ItemId, ItemCode, Description, Quantity, Unit, BaseUnit, Factor, BaseQuantity) =
            (origin.ItemId, origin.ItemCode, origin.Description, origin.Quantity, origin.Unit, origin.BaseUnit, origin.Factor, origin.BaseQuantity);
        (UnitPrice, ListPrice, PriceSource, DiscountRate, TaxRate, TaxIncluded) =
            (origin.UnitPrice, origin.ListPrice, origin.PriceSource, origin.DiscountRate, origin.TaxRate, origin.TaxIncluded);
        (Position, Allowance, AgreedGross, Net, Tax) = (origin.Position, origin.Allowance, origin.AgreedGross, origin.Net, origin.Tax);
    }

    /// <summary>Its place in the document, from 1.</summary>
    public int Position { get; private set; }
    public required Guid ItemId { get; init; }
    public required string ItemCode { get; init; }
    public required string Description { get; init; }

    [Quantity]
    public required decimal Quantity { get => quantity; init => quantity = value; }
    public required string Unit { get; init; }
    public required string BaseUnit { get; init; }

    /// <summary>How many base units one unit was when the line was made.</summary>
    [Factor]
    public required decimal Factor { get; init; }

    [Quantity]
    public required decimal BaseQuantity { get => baseQuantity; init => baseQuantity = value; }

    [Price(OrZero = true)]
    public required decimal UnitPrice { get => unitPrice; init => unitPrice = value; }

    /// <summary>What the price lists say at their base level; absent where they say nothing.</summary>
    [Price(OrZero = true)]
    public decimal? ListPrice { get; init; }
    public required PriceSource PriceSource { get => priceSource; init => priceSource = value; }

    [Rate(OrZero = true)]
    public decimal DiscountRate { get => discountRate; init => discountRate = value; }

    [Rate(OrZero = true)]
    public decimal TaxRate { get; init; }
    public bool TaxIncluded { get; init; }

    /// <inheritdoc cref="LineTerms.Allowance"/>
    [Amount(OrZero = true)]
    public decimal Allowance { get; private set; }

    /// <inheritdoc cref="LineTerms.AgreedGross"/>
    [Amount(OrZero = true)]
    public decimal? AgreedGross { get; private set; }

    [Amount(OrZero = true)]
    public decimal Net { get; private set; }

    [Amount(OrZero = true)]
    public decimal Tax { get; private set; }
    public decimal Gross => Net + Tax;
    public LineTerms Terms => new(Quantity, UnitPrice, DiscountRate, TaxRate, TaxIncluded) { Allowance = Allowance, AgreedGross = AgreedGross };

    /// <summary>What it comes to in the terms of tax that its price is in.</summary>
    public decimal OwnAmount => TaxIncluded ? Gross : Net;

    /// <summary>What one unit really costs after all discounts, in the price's terms of tax.</summary>
    public decimal EffectivePrice => (Allowance == 0 && AgreedGross is null ? UnitPrice * (1 - DiscountRate) : OwnAmount / Quantity).To(6);

    /// <summary>What all discounts together take off its price.</summary>
    public decimal EffectiveDiscount => UnitPrice == 0 ? 0 : Math.Clamp(1 - EffectivePrice / UnitPrice, 0, 1).To(6);

    internal void Place(int position, TaxedAmount amount) => (Position, Net, Tax) = (position, amount.Net, amount.Tax);

    /// <summary>So much of it is wanted from now on, at this price. What was agreed on the whole document goes with the quantity, and is gone where the price is another.</summary>
    protected void Amend(decimal wanted, decimal price, decimal discount)
    {
        var same = (price, discount) == (unitPrice, discountRate);
        if (!same) priceSource = PriceSource.Manual;
        Allowance = same ? (Allowance * wanted / quantity).ToCents() : 0;
        AgreedGross = same && AgreedGross is { } gross ? (gross * wanted / quantity).ToCents() : null;
        (quantity, baseQuantity, unitPrice, discountRate) = (wanted, wanted * Factor, price, discount);
    }

    protected void Amount(TaxedAmount amount) => (Net, Tax) = (amount.Net, amount.Tax);

    internal void Agree(decimal allowance, decimal? gross) => (Allowance, AgreedGross) = (allowance, gross);
}

/// <summary>A line that is priced and belongs to no document yet.</summary>
public sealed class PricedLine : SalesLine;
