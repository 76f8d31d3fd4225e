using Microsoft.EntityFrameworkCore;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Transfers;

/// <summary>A transfer with its lines.</summary>
/// <param name="InTransitValue">What the goods on their way are worth.</param>
/// <param name="LostValue">What the goods were worth that left and never arrived.</param>
public sealed record TransferView(Guid Id, int Version, string? Number, TransferStatus Status, Guid FromWarehouseId, Guid ToWarehouseId, DateOnly? RequestedDate, string? Remark,
    DateTimeOffset? ReleasedAt, Guid? ReleasedBy, string? Reason, DateTimeOffset CreatedAt, Guid CreatedBy, [property: Cost] Money? InTransitValue, [property: Cost] Money? LostValue,
    IReadOnlyList<TransferLineView> Lines)
{
    internal static async Task<TransferView> Of(Database db, Transfer transfer, CancellationToken ct)
    {
        var ids = transfer.Lots.Select(l => l.BatchId).OfType<Guid>().Distinct().ToArray();
        var numbers = ids.Length == 0 ? [] : await db.Batches.Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Number, ct);
        return new(transfer.Id, transfer.Version, transfer.Number, transfer.Status, transfer.FromWarehouseId, transfer.ToWarehouseId, transfer.RequestedDate, transfer.Remark,
            transfer.ReleasedAt, transfer.ReleasedBy, transfer.Reason, transfer.CreatedAt, transfer.CreatedBy, new(transfer.Lots.Sum(l => l.Value), transfer.Currency),
            new(transfer.Lots.Sum(l => l.LostValue), transfer.Currency), [.. transfer.Lines.OrderBy(l => l.Position).Select(l => TransferLineView.Of(l, transfer, numbers))]);
    }
}

/// <summary>A line of a transfer; what is counted is counted in base units.</summary>
/// <param name="Shipped">What left by confirmed stock-outs.</param>
/// <param name="Received">What came in by confirmed stock-ins.</param>
/// <param name="InTransit">What left and may still arrive.</param>
/// <param name="Discrepancy">What left less what came in.</param>
/// <param name="Lots">The same, batch by batch.</param>
public sealed record TransferLineView(Guid Id, int Position, Guid ItemId, string ItemCode, decimal Quantity, string Unit, decimal BaseQuantity, Guid? BatchId,
    decimal Shipped, decimal Received, decimal InTransit, decimal Discrepancy, IReadOnlyList<TransitLotView> Lots)
{
    internal static TransferLineView Of(TransferLine line, Transfer transfer, IReadOnlyDictionary<Guid, string> numbers)
    {
        var lots = transfer.Lots.Where(l => l.LineId == line.Id && l.Shipped > 0).OrderBy(l => l.Id).ToList();
        var (shipped, received) = (lots.Sum(l => l.Shipped), lots.Sum(l => l.Received));
        return new(line.Id, line.Position, line.ItemId, line.ItemCode, line.Quantity, line.Unit, line.BaseQuantity, line.BatchId, shipped, received, lots.Sum(l => l.InTransit), shipped - received,
            [.. lots.Select(l => new TransitLotView(l.Id, l.BatchId, l.BatchId is { } batch ? numbers[batch] : null, l.Shipped, l.Received, l.InTransit, l.Lost))]);
    }
}

/// <summary>Goods of one line and batch that left. Its id is the authority's line of the stock-in that takes them in.</summary>
public sealed record TransitLotView(Guid Id, Guid? BatchId, string? BatchNumber, decimal Shipped, decimal Received, decimal InTransit, decimal Lost);
