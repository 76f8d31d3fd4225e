using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Transfers;

/// <summary>Goods of a line and batch that have left, and what of them has arrived or was lost; the rest is in transit. Quantities are in base units.</summary>
public sealed class TransitLot : Entity
{
    public required Guid LineId { get; init; }
    public required Guid ItemId { get; init; }
    public required Guid? BatchId { get; init; }

    [Quantity(OrZero = true)]
    public decimal Shipped { get; private set; }

    [Quantity(OrZero = true)]
    public decimal Received { get; private set; }

    [Quantity(OrZero = true)]
    public decimal Lost { get; private set; }

    /// <summary>What the goods in transit are worth: what they cost when they left.</summary>
    [Amount(OrZero = true)]
    public decimal Value { get; private set; }

    [Amount(OrZero = true)]
    public decimal LostValue { get; private set; }

    public decimal InTransit => Shipped - Received - Lost;

    internal void Ship(decimal quantity, decimal value) => (Shipped, Value) = (Shipped + quantity, Value + value);

    internal void Receive(decimal quantity, decimal value) => (Received, Value) = (Received + quantity, Value - value);

    internal void TakeBack(decimal quantity, decimal value)
    {
        if (Received > 0) throw TransferRefusals.Arrived.Because();
        Ship(-quantity, -value);
    }

    internal void Lose() => (Lost, LostValue, Value) = (Lost + InTransit, Value, 0);
}
