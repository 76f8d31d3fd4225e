using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Deliveries;

/// <summary>What of an order line is to leave. It may fix the warehouse and the batch; what it leaves open the warehouse chooses.</summary>
public sealed class DeliveryLine : Entity
{
    private decimal unitPrice;
    private decimal amount;

    public Guid DeliveryId { get; private set; }

    /// <summary>For lists that ask about its delivery; loaded by nobody else.</summary>
    public Delivery Delivery { get; private set; } = null!;

    /// <summary>Its place in the delivery, from 1.</summary>
    public int Position { get; internal set; }
    public required Guid OrderLineId { get; init; }
    public required Guid ItemId { get; init; }
    public required string ItemCode { get; init; }
    public required string Description { get; init; }

    /// <summary>The order line's unit, of which its price is.</summary>
    public required string Unit { get; init; }

    [Factor]
    public required decimal Factor { get; init; }
    public required string BaseUnit { get; init; }

    [Quantity]
    public required decimal BaseQuantity { get; init; }
    public Guid? WarehouseId { get; init; }
    public Guid? BatchId { get; init; }

    /// <summary>Copied from the order line.</summary>
    [Price(OrZero = true)]
    public required decimal UnitPrice { get => unitPrice; init => unitPrice = value; }

    /// <summary>What the order line's price makes of the quantity, with tax. Charges are counted by the order line, so they may differ by a cent.</summary>
    [Amount(OrZero = true)]
    public required decimal Amount { get => amount; init => amount = value; }

    /// <summary>What confirmed stock-outs issued against it, in base units.</summary>
    [Quantity(OrZero = true)]
    public decimal Issued { get; internal set; }

    /// <summary>What of that replaced goods given back, at no charge.</summary>
    [Quantity(OrZero = true)]
    public decimal Redelivered { get; internal set; }

    /// <summary>What shipments took of what was issued, in base units.</summary>
    [Quantity(OrZero = true)]
    public decimal Shipped { get; internal set; }

    /// <summary>The order's price may have changed while it was a draft.</summary>
    internal void Price(OrderLine of) => (unitPrice, amount) = (of.UnitPrice, of.ValueOf(BaseQuantity));

    public decimal Open => BaseQuantity - Issued;

    /// <summary>In the order line's unit, to 4 decimals.</summary>
    public decimal Quantity => (BaseQuantity / Factor).To(4);
}
