using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockAdjustments;

/// <summary>What the outside is told of goods that were moved or scrapped: goods and places, never money.</summary>
[Tells("stock-adjustment.posted")]
internal sealed record StockAdjustmentTold(Guid Id, string Number, StockAction Action, Guid WarehouseId, Guid? ToBinId, string? Reason, IReadOnlyList<StockAdjustmentLineTold> Lines)
{
    public static StockAdjustmentTold Of(StockAdjustment a) => new(a.Id, a.Number, a.Action, a.WarehouseId, a.ToBinId, a.Reason,
        [.. a.Lines.OrderBy(l => l.Position).Select(l => new StockAdjustmentLineTold(l.ItemId, l.BinId, l.BatchId, l.BaseQuantity))]);
}

/// <summary>Goods of an event, in base units.</summary>
internal sealed record StockAdjustmentLineTold(Guid ItemId, Guid BinId, Guid? BatchId, decimal Quantity);
