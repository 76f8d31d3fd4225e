using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Invoices;

/// <summary>What an invoice is about of one order line. Of a red letter, quantity and amounts are negative.</summary>
public sealed class InvoiceLine : Entity
{
    public required int Position { get; init; }
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

    /// <summary>In the order line's unit, to 4 decimals.</summary>
    public decimal Quantity => (BaseQuantity / Factor).To(4);

    internal InvoiceLine Negative() => new()
    {
        Position = Position, OrderLineId = OrderLineId, ItemCode = ItemCode, Description = Description, Unit = Unit, Factor = Factor, BaseQuantity = -BaseQuantity,
        UnitPrice = UnitPrice, TaxIncluded = TaxIncluded, TaxRate = TaxRate, Net = -Net, Tax = -Tax,
    };
}
