using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockAdjustments;

/// <summary>Goods go to another bin of the same warehouse; what is held of them stays held, and they are worth what they were. Into and out of quarantine they go only by QuarantineStock and ReleaseQuarantine.</summary>
public static class MoveStock
{
    [Requires("stock-adjustments.move")]
    [Refuses("COMPANY_MISSING", "STOCK_SHORT", "WRONG_BIN", "SAME_BIN", "BATCH_REQUIRED", "BATCH_NOT_ALLOWED", "UNIT_UNKNOWN", "QUANTITY_TOO_FINE")]
    [NeedsKey]
    public sealed record Command(Guid WarehouseId, Guid ToBinId, [MinLength(1), MaxLength(200)] IReadOnlyList<StockAdjustmentEntry> Lines, [MaxLength(500)] string? Reason = null);

    internal sealed class Handler(Database db, Adjusting adjusting, Outbox outbox) : IHandler<Command, StockAdjustmentView>
    {
        public async Task<StockAdjustmentView> Handle(Command command, CancellationToken ct)
        {
            var adjustment = await adjusting.Post(StockAction.Move, command.WarehouseId, command.ToBinId, command.Reason, command.Lines, ct);
            outbox.Tell("stock-adjustment.posted", adjustment, StockAdjustmentTold.Of(adjustment));
            return await StockAdjustmentView.Of(db, adjustment, ct);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, StockAdjustmentView, Handler>("/move", nameof(MoveStock), "Move goods to another bin");
}
