using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockAdjustments;

/// <summary>Goods are written off for a reason, from storage or from quarantine, at the average of what is there. What others hold is not scrapped.</summary>
public static class ScrapStock
{
    [Requires("stock-adjustments.scrap")]
    [Refuses("COMPANY_MISSING", "STOCK_SHORT", "BATCH_REQUIRED", "BATCH_NOT_ALLOWED", "UNIT_UNKNOWN", "QUANTITY_TOO_FINE")]
    [NeedsKey]
    public sealed record Command(Guid WarehouseId, [MinLength(1), MaxLength(200)] IReadOnlyList<StockAdjustmentEntry> Lines, [MaxLength(500)] string Reason);

    internal sealed class Handler(Database db, Adjusting adjusting, Outbox outbox) : IHandler<Command, StockAdjustmentView>
    {
        public async Task<StockAdjustmentView> Handle(Command command, CancellationToken ct)
        {
            var adjustment = await adjusting.Post(StockAction.Scrap, command.WarehouseId, toBinId: null, command.Reason, command.Lines, ct);
            outbox.Tell("stock-adjustment.posted", adjustment, StockAdjustmentTold.Of(adjustment));
            return await StockAdjustmentView.Of(db, adjustment, ct);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, StockAdjustmentView, Handler>("/scrap", nameof(ScrapStock), "Scrap goods");
}
