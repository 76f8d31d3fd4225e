using Waybill.Features.Deliveries;
using Waybill.Features.Shipments;

namespace Waybill.Tests.Support;

public sealed partial class Shop
{
    /// <summary>A carrier takes over all that was issued of a delivery.</summary>
    public Task<ShipmentView> Shipped(GetDelivery.Result delivery) => As(Roles.Warehouse).Run<ShipmentView>(ShipmentOf(delivery));

    public static CreateShipment.Command ShipmentOf(GetDelivery.Result delivery, params CreateShipment.LineEntry[] lines) =>
        new(delivery.Id, "顺丰 SF Express", Unique("SF"), null, 2, 3.5m, lines.Length == 0 ? null : lines, null);
}
