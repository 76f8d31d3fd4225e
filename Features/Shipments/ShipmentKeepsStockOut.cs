using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Deliveries;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Shipments;

/// <summary>Goods that are on their way, or arrived, are not taken back into stock by a reversal: STOCK_OUT_SHIPPED until their shipment is cancelled.</summary>
internal sealed class ShipmentKeepsStockOut(Database db, DeliveryLocks deliveries) : IFollowStockOut
{
    public string Kind => "delivery";

    public Task Lock(Guid documentId, CancellationToken ct) => deliveries.Behind(documentId, ct);

    public Task Confirmed(StockOutFact fact, CancellationToken ct) => Task.CompletedTask;

    public async Task Reversed(StockOutFact fact, CancellationToken ct)
    {
        var lines = fact.Lines.Select(l => l.LineId).ToArray();
        var number = await db.Every<Shipment>().Where(s => s.Status != ShipmentStatus.Cancelled && s.Lines.Any(l => lines.Contains(l.StockOutLineId)))
            .OrderBy(s => s.Id).Select(s => s.Number).FirstOrDefaultAsync(ct);
        if (number is not null) throw ShipmentRefusals.StockOutShipped.Because(("shipment", number));
    }
}
