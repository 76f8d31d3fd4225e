using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Deliveries;

/// <summary>A line of a delivery.</summary>
/// <param name="Quantity">In the order line's unit.</param>
/// <param name="Issued">What confirmed stock-outs issued, in base units.</param>
/// <param name="Shipped">What shipments took of that, in base units.</param>
/// <param name="Discrepancy">What the delivery asked for less what was issued, in base units.</param>
public sealed record DeliveryLineView(Guid Id, int Position, Guid OrderLineId, Guid ItemId, string ItemCode, string Description, decimal Quantity, string Unit,
    decimal BaseQuantity, string BaseUnit, Guid? WarehouseId, Guid? BatchId, [SellingPrice] Money? UnitPrice, [SellingPrice] Money? Amount, decimal Issued, decimal Shipped, decimal Discrepancy)
{
    internal static IReadOnlyList<DeliveryLineView> Of(Delivery delivery) => [.. delivery.Lines.OrderBy(l => l.Position).Select(l => new DeliveryLineView(l.Id, l.Position, l.OrderLineId,
        l.ItemId, l.ItemCode, l.Description, l.Quantity, l.Unit, l.BaseQuantity, l.BaseUnit, l.WarehouseId, l.BatchId, new(l.UnitPrice, delivery.Currency),
        new(l.Amount, delivery.Currency), l.Issued, l.Shipped, l.Open))];
}
