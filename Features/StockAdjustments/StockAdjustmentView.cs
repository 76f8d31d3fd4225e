using Microsoft.EntityFrameworkCore;
using Waybill.Features.Items;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockAdjustments;

/// <summary>Goods that were moved or scrapped.</summary>
/// <param name="ToBinId">Where they went, unless they were scrapped.</param>
/// <param name="Value">What the stock is worth less by it: 0 unless goods were scrapped.</param>
public sealed record StockAdjustmentView(Guid Id, int Version, string Number, StockAction Action, Guid WarehouseId, Guid? ToBinId, string? Reason, DateTimeOffset EffectiveAt,
    DateTimeOffset CreatedAt, Guid CreatedBy, [property: Cost] Money? Value, IReadOnlyList<StockAdjustmentLineView> Lines)
{
    internal static async Task<StockAdjustmentView> Of(Database db, StockAdjustment a, CancellationToken ct)
    {
        var items = a.Lines.Select(l => l.ItemId).Distinct().ToArray();
        var codes = await db.Items.Where(i => items.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Code, ct);
        return new(a.Id, a.Version, a.Number, a.Action, a.WarehouseId, a.ToBinId, a.Reason, a.EffectiveAt, a.CreatedAt, a.CreatedBy, new(a.Lines.Sum(l => l.Value ?? 0), a.Currency),
            [.. a.Lines.OrderBy(l => l.Position).Select(l => new StockAdjustmentLineView(l.Id, l.ItemId, codes[l.ItemId], l.Quantity, l.Unit, l.BaseQuantity, l.BinId, l.BatchId,
                l.Value is { } value ? new(value, a.Currency) : null))]);
    }
}

/// <summary>Goods of one item and bin.</summary>
/// <param name="BinId">The bin they lay in.</param>
/// <param name="Value">What they were worth, if they were scrapped.</param>
public sealed record StockAdjustmentLineView(Guid Id, Guid ItemId, string ItemCode, decimal Quantity, string Unit, decimal BaseQuantity, Guid BinId, Guid? BatchId,
    [property: Cost] Money? Value);
