using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Shipments;

/// <summary>One shipment, with what was shipped and what arrived.</summary>
public static class GetShipment
{
    [Requires("shipments.get")]
    public sealed record Query(Guid ShipmentId);

    internal sealed class Handler(Database db) : IHandler<Query, ShipmentView>
    {
        public async Task<ShipmentView> Handle(Query query, CancellationToken ct) => ShipmentView.Of(await db.Shipments.Include(s => s.Lines).Require(s => s.Id == query.ShipmentId, ct));
    }

    internal static void Map(Doors doors) => doors.Get<Query, ShipmentView, Handler>("/{shipmentId}", nameof(GetShipment), "Read a shipment");
}
