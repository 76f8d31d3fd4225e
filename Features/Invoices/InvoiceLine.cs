using Waybill.Features.Prices;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Invoices;

/// <summary>What an invoice is about of one order line. Of a red letter, quantity and amounts are negative.</summary>
public sealed class InvoiceLine : Entity
{
    public required int Position { get; init; }
    public required Guid OrderId { get; init; }
    public required Guid OrderLineId { get; init; }
    public required string ItemCode { get; init; }
    public required string Description { get; init; }
    public required string Unit { get; init; }

    [Factor]
    public required decimal Factor { get; init; }

    [Quantity(Signed = true)]
    public required decimal BaseQuantity { get; init; }

    [Price(OrZero = true)]
    public required decimal UnitPrice { get; init; }
    public required bool TaxIncluded { get; init; }

    [Rate(OrZero = true)]
    public required decimal TaxRate { get; init; }

    [Amount(Signed = true)]
    public required decimal Net { get; init; }

    [Amount(Signed = true)]
    public required decimal Tax { get; init; }

    /// <summary>What red letters have reversed of it.</summary>
    [Quantity(OrZero = true)]
    public decimal Reversed { get; private set; }

    [Amount(OrZero = true)]
    public decimal ReversedNet { get; private set; }

    [Amount(OrZero = true)]
    public decimal ReversedTax { get; private set; }

    /// <summary>In the order line's unit, to 4 decimals.</summary>
    public decimal Quantity => (BaseQuantity / Factor).To(4);

    public TaxedAmount Amount => new(Net, Tax);

    /// <summary>What no red letter has reversed, in base units.</summary>
    public decimal Left => BaseQuantity - Reversed;

    /// <summary>Gives the line of a red letter for this much: up to here the red letters come to its share, and with the last of it to the line exactly.</summary>
    internal InvoiceLine Reverse(decimal baseQuantity)
    {
        Reversed += baseQuantity;
        var part = Split.Share(Amount, Reversed, BaseQuantity, alreadyTaken: new(ReversedNet, ReversedTax));
        (ReversedNet, ReversedTax) = (ReversedNet + part.Net, ReversedTax + part.Tax);
        return new()
        {
            Position = Position, OrderId = OrderId, OrderLineId = OrderLineId, ItemCode = ItemCode, Description = Description, Unit = Unit, Factor = Factor,
            BaseQuantity = -baseQuantity, UnitPrice = UnitPrice, TaxIncluded = TaxIncluded, TaxRate = TaxRate, Net = -part.Net, Tax = -part.Tax,
        };
    }
}
