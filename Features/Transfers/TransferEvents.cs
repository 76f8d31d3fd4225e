using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Transfers;

/// <summary>What the outside is told of a transfer: goods and places, never money.</summary>
[Tells("transfer.cancelled", "transfer.closed", "transfer.released")]
internal sealed record TransferTold(Guid Id, string? Number, TransferStatus Status, Guid FromWarehouseId, Guid ToWarehouseId, IReadOnlyList<TransferLineTold> Lines)
{
    public static TransferTold Of(Transfer transfer) => new(transfer.Id, transfer.Number, transfer.Status, transfer.FromWarehouseId, transfer.ToWarehouseId,
        [.. transfer.Lines.OrderBy(l => l.Position).Select(l => new TransferLineTold(l.Id, l.ItemId, l.ItemCode, l.BaseQuantity, transfer.Shipped(l), transfer.Received(l)))]);
}

/// <summary>A line of a transfer, in base units.</summary>
internal sealed record TransferLineTold(Guid Id, Guid ItemId, string ItemCode, decimal Quantity, decimal Shipped, decimal Arrived);
