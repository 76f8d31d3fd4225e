using Microsoft.EntityFrameworkCore;
using Waybill.Features.Items;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockOuts;

/// <summary>A stock-out with its lines.</summary>
/// <param name="HandlingCost">What getting the goods out cost the warehouse.</param>
/// <param name="Cost">What the goods that left cost us; known from the confirmation on.</param>
public sealed record StockOutView(Guid Id, int Version, string Number, StockOutStatus Status, string AuthorityKind, Guid AuthorityId, string AuthorityNumber, Guid WarehouseId,
    Guid? PickedBy, Guid? CheckedBy, string? Remark, DateTimeOffset? EffectiveAt, DateTimeOffset? ConfirmedAt, Guid? ConfirmedBy, DateTimeOffset CreatedAt, Guid CreatedBy,
    [property: HandlingCost] Money? HandlingCost, [property: Cost] Money? Cost, IReadOnlyList<StockOutLineView> Lines)
{
    internal static async Task<StockOutView> Of(Database db, StockOut paper, CancellationToken ct)
    {
        var (items, batches) = (paper.Lines.Select(l => l.ItemId).Distinct().ToArray(), paper.Lines.Select(l => l.BatchId).OfType<Guid>().Distinct().ToArray());
        var codes = await db.Items.Where(i => items.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Code, ct);
        var numbers = batches.Length == 0 ? [] : await db.Batches.Where(b => batches.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Number, ct);
        return Of(paper, codes, numbers);
    }

    internal static StockOutView Of(StockOut paper, CheckedPaper allowed) =>
        Of(paper, allowed.Items.ToDictionary(i => i.Key, i => i.Value.Code), allowed.Batches.ToDictionary(b => b.Key, b => b.Value.Number));

    private static StockOutView Of(StockOut paper, Dictionary<Guid, string> codes, Dictionary<Guid, string> numbers)
    {
        var lines = paper.Lines.OrderBy(l => l.Position).Select(l => new StockOutLineView(l.Id, l.AuthorityLineId, l.ItemId, codes[l.ItemId], l.Quantity, l.DamagedQuantity,
            l.BinId, l.BatchId, l.BatchId is { } b ? numbers[b] : null, l.ReversedBy, l.Cost is { } cost ? new(cost, paper.Currency) : null)).ToList();
        return new(paper.Id, paper.Version, paper.Number, paper.Status, paper.AuthorityKind, paper.AuthorityId, paper.AuthorityNumber, paper.WarehouseId,
            paper.PickedBy, paper.CheckedBy, paper.Remark, paper.EffectiveAt, paper.ConfirmedAt, paper.ConfirmedBy, paper.CreatedAt, paper.CreatedBy,
            paper.HandlingCost is { } handling ? new(handling, paper.Currency) : null,
            paper.Status == StockOutStatus.Confirmed ? new(paper.Lines.Sum(l => l.Cost ?? 0), paper.Currency) : null, lines);
    }
}

/// <summary>A line of a stock-out, in base units.</summary>
/// <param name="DamagedQuantity">What was found damaged and went to the quarantine bin instead of leaving.</param>
/// <param name="ReversedBy">The stock-in that took the line back.</param>
public sealed record StockOutLineView(Guid Id, Guid AuthorityLineId, Guid ItemId, string ItemCode, decimal Quantity, decimal DamagedQuantity, Guid? BinId, Guid? BatchId, string? BatchNumber,
    Guid? ReversedBy, [property: Cost] Money? Cost);
