using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockAdjustments;

/// <summary>Goods in quarantine turned out to be good: they go back to storage and are available again.</summary>
public static class ReleaseQuarantine
{
    /// <param name="ToBinId">A storage bin; left open, the warehouse's first one.</param>
    [Requires("stock-adjustments.release")]
    [Refuses("COMPANY_MISSING", "STOCK_SHORT", "WRONG_BIN", "SAME_BIN", "BATCH_REQUIRED", "BATCH_NOT_ALLOWED", "UNIT_UNKNOWN", "QUANTITY_TOO_FINE")]
    [NeedsKey]
    public sealed record Command(Guid WarehouseId, [MinLength(1), MaxLength(200)] IReadOnlyList<StockAdjustmentEntry> Lines, [MaxLength(500)] string? Reason = null, Guid? ToBinId = null);

    internal sealed class Handler(Database db, Adjusting adjusting, Outbox outbox) : IHandler<Command, StockAdjustmentView>
    {
        public async Task<StockAdjustmentView> Handle(Command command, CancellationToken ct)
        {
            var adjustment = await adjusting.Post(StockAction.Release, command.WarehouseId, command.ToBinId, command.Reason, command.Lines, ct);
            outbox.Tell("stock-adjustment.posted", adjustment, StockAdjustmentTold.Of(adjustment));
            return await StockAdjustmentView.Of(db, adjustment, ct);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, StockAdjustmentView, Handler>("/release", nameof(ReleaseQuarantine), "Release goods from quarantine");
}
