using Microsoft.EntityFrameworkCore;
using Waybill.Features.Items;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockIns;

/// <summary>A stock-in with its lines.</summary>
public sealed record StockInView(Guid Id, int Version, string Number, StockInStatus Status, StockInReason Reason, Guid WarehouseId, string? AuthorityKind, Guid? AuthorityId, string? AuthorityNumber, string? Remark,
    DateTimeOffset? EffectiveAt, DateTimeOffset? ConfirmedAt, Guid? ConfirmedBy, DateTimeOffset? ReversedAt, Guid? ReversedBy, string? ReversalReason,
    DateTimeOffset CreatedAt, Guid CreatedBy, [property: Cost] Money? Value, IReadOnlyList<StockInLineView> Lines)
{
    internal static async Task<StockInView> Of(Database db, StockIn paper, CancellationToken ct)
    {
        var items = paper.Lines.Select(l => l.ItemId).Distinct().ToArray();
        var codes = await db.Items.Where(i => items.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Code, ct);
        var lines = paper.Lines.OrderBy(l => l.Position).Select(l => StockInLineView.Of(l, codes[l.ItemId], paper.Currency)).ToList();
        var value = paper.ConfirmedAt is not null ? new Money(paper.Lines.Sum(l => l.Value ?? 0), paper.Currency) : null;
        return new(paper.Id, paper.Version, paper.Number, paper.Status, paper.Reason, paper.WarehouseId, paper.AuthorityKind, paper.AuthorityId, paper.AuthorityNumber, paper.Remark,
            paper.EffectiveAt, paper.ConfirmedAt, paper.ConfirmedBy, paper.ReversedAt, paper.ReversedBy, paper.ReversalReason,
            paper.CreatedAt, paper.CreatedBy, value, lines);
    }
}

/// <summary>A line of a stock-in.</summary>
/// <param name="BaseQuantity">The quantity in the item's base unit.</param>
/// <param name="UnitCost">The cost of one of the line's own unit, if it was said.</param>
/// <param name="Value">What the line added to the value of the stock; known from the confirmation on.</param>
public sealed record StockInLineView(Guid Id, Guid? AuthorityLineId, Guid ItemId, string ItemCode, decimal Quantity, string Unit, decimal BaseQuantity, Guid? BinId, Guid? BatchId, string? BatchNumber,
    DateOnly? ProductionDate, DateOnly? ExpiryDate, string? Grade, string? Supplier, [property: Cost] Money? UnitCost, [property: Cost] Money? Value)
{
    internal static StockInLineView Of(StockInLine l, string itemCode, string currency) => new(l.Id, l.AuthorityLineId, l.ItemId, itemCode, l.Quantity, l.Unit, l.BaseQuantity, l.BinId, l.BatchId, l.BatchNumber,
        l.ProductionDate, l.ExpiryDate, l.Grade, l.Supplier, l.UnitCost is { } cost ? new(cost, currency) : null, l.Value is { } value ? new(value, currency) : null);
}
