using Waybill.Features.Customers;
using Waybill.Features.Deliveries;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Shipments;

/// <summary>The life of a shipment. A delivered one is what the customer acknowledged.</summary>
public enum ShipmentStatus { Shipped, Delivered, Cancelled }

/// <summary>Goods of one delivery that a carrier took over (发货). Its number is drawn when it is made.</summary>
public sealed class Shipment : CustomerDocument
{
    private static readonly Transitions<ShipmentStatus> Life = new(ShipmentRefusals.WrongState)
    {
        { ShipmentStatus.Shipped, ShipmentStatus.Delivered, ShipmentStatus.Cancelled },
    };
    private readonly List<ShipmentLine> lines = [];

    private Shipment() { }

    public Shipment(string number, Delivery delivery, DateTimeOffset shippedAt) : base(delivery) =>
        (Number, DeliveryId, DeliveryNumber, OrderId, OrderNumber, ShipTo, ShippedAt) = (number, delivery.Id, delivery.Number!, delivery.OrderId, delivery.OrderNumber, delivery.ShipTo, shippedAt);

    public string Number { get; private set; } = "";
    public ShipmentStatus Status { get; private set; } = ShipmentStatus.Shipped;
    public Guid DeliveryId { get; private set; }
    public string DeliveryNumber { get; private set; } = "";
    public Guid OrderId { get; private set; }
    public string OrderNumber { get; private set; } = "";
    public ShipTo? ShipTo { get; private set; }
    public DateTimeOffset ShippedAt { get; private set; }

    /// <summary>Who took the goods over.</summary>
    public required string Carrier { get; set; }
    public string? TrackingNumber { get; set; }

    /// <summary>How many packages they are.</summary>
    public int? Packages { get; set; }

    /// <summary>What they weigh together, in kilograms.</summary>
    [Quantity]
    public decimal? WeightKg { get; set; }
    public string? Remark { get; set; }

    /// <summary>Who signed for the goods, and when they arrived.</summary>
    public string? SignedBy { get; private set; }
    public DateTimeOffset? ReceivedAt { get; private set; }

    /// <summary>What the customer received is not what was shipped, or not whole.</summary>
    public bool Differs { get; private set; }

    /// <summary>Why it was cancelled.</summary>
    public string? Reason { get; private set; }
    public IReadOnlyList<ShipmentLine> Lines => lines;

    public void Add(ShipmentLine line)
    {
        line.Position = lines.Count + 1;
        lines.Add(line);
    }

    public void RequireShipped() => Life.Require(Status, ShipmentStatus.Shipped);

    /// <summary>The customer acknowledges what arrived; what the lines do not say otherwise arrived in full and whole.</summary>
    public void Deliver(string? signedBy, DateTimeOffset at)
    {
        (Status, SignedBy, ReceivedAt) = (Life.Move(Status, ShipmentStatus.Delivered), signedBy, at);
        foreach (var line in lines.Where(l => l.Received is null)) line.Receive(line.Quantity, damaged: 0, remark: null);
        Differs = lines.Any(l => l.Received != l.Quantity || l.Damaged > 0);
    }

    /// <summary>The goods are not with the carrier after all.</summary>
    public void Cancel(string? reason) => (Status, Reason) = (Life.Move(Status, ShipmentStatus.Cancelled), reason);
}

/// <summary>Goods of one line of a stock-out. Quantities are in base units.</summary>
public sealed class ShipmentLine : Entity
{
    public int Position { get; internal set; }
    public required Guid StockOutId { get; init; }
    public required Guid StockOutLineId { get; init; }
    public required Guid DeliveryLineId { get; init; }
    public required Guid ItemId { get; init; }
    public required string ItemCode { get; init; }
    public required string Description { get; init; }
    public required string BaseUnit { get; init; }
    public Guid? BatchId { get; init; }
    public string? BatchNumber { get; init; }

    [Quantity]
    public required decimal Quantity { get; init; }

    /// <summary>What the customer received; known once it has acknowledged.</summary>
    [Quantity(OrZero = true)]
    public decimal? Received { get; private set; }

    /// <summary>What of that was damaged.</summary>
    [Quantity(OrZero = true)]
    public decimal Damaged { get; private set; }
    public string? Remark { get; private set; }

    internal void Receive(decimal received, decimal damaged, string? remark) => (Received, Damaged, Remark) = (received, damaged, remark);
}
