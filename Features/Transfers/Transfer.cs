using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Transfers;

/// <summary>The life of a transfer. Shipped ones have goods in transit; received is one of which everything has arrived, closed one that ended without that.</summary>
public enum TransferStatus { Draft, Released, Shipped, Received, Closed, Cancelled }

/// <summary>Goods that go from one warehouse to another (调拨单). It moves no stock itself: they leave by stock-outs and come in by stock-ins, each at the cost they left with.</summary>
public sealed class Transfer : Root
{
    private static readonly Transitions<TransferStatus> Life = new(TransferRefusals.WrongState)
    {
        { TransferStatus.Draft, TransferStatus.Released, TransferStatus.Cancelled },
        { TransferStatus.Released, TransferStatus.Shipped, TransferStatus.Cancelled },
        { TransferStatus.Shipped, TransferStatus.Received, TransferStatus.Closed, TransferStatus.Released },
        { TransferStatus.Received, TransferStatus.Shipped },
    };
    private readonly List<TransferLine> lines = [];
    private readonly List<TransitLot> lots = [];

    private Transfer() { }

    public Transfer(Guid fromWarehouseId, Guid toWarehouseId, string currency) => (FromWarehouseId, ToWarehouseId, Currency) = (fromWarehouseId, toWarehouseId, currency);

    /// <summary>Drawn when the transfer is released.</summary>
    public string? Number { get; private set; }
    public TransferStatus Status { get; private set; } = TransferStatus.Draft;
    public Guid FromWarehouseId { get; private set; }
    public Guid ToWarehouseId { get; private set; }

    /// <summary>The currency of what the goods in transit are worth: the company's.</summary>
    public string Currency { get; private set; } = "";
    public DateOnly? RequestedDate { get; set; }
    public string? Remark { get; set; }
    public DateTimeOffset? ReleasedAt { get; private set; }
    public Guid? ReleasedBy { get; private set; }

    /// <summary>Why it ended without everything having arrived, or at all.</summary>
    public string? Reason { get; private set; }
    public IReadOnlyList<TransferLine> Lines => lines;
    public IReadOnlyList<TransitLot> Lots => lots;

    /// <summary>Puts other lines in place of those of a draft.</summary>
    public void Replace(IEnumerable<TransferLine> others)
    {
        Life.Require(Status, TransferStatus.Draft);
        lines.Clear();
        foreach (var line in others)
        {
            line.Position = lines.Count + 1;
            lines.Add(line);
        }
    }

    public void RequireDraft() => Life.Require(Status, TransferStatus.Draft);

    /// <summary>Refuses unless the warehouse may still issue against it.</summary>
    public void RequireShippable() => Life.Require(Status, TransferStatus.Released, TransferStatus.Shipped);

    /// <summary>Refuses unless goods are on their way that may come in.</summary>
    public void RequireReceivable() => Life.Require(Status, TransferStatus.Shipped);

    public void Release(string number, Guid by, DateTimeOffset at)
    {
        RequireDraft();
        (Status, Number, ReleasedBy, ReleasedAt) = (Life.Move(Status, TransferStatus.Released), number, by, at);
    }

    public void Cancel(string? reason) => (Status, Reason) = (Life.Move(Status, TransferStatus.Cancelled), reason);

    /// <summary>What has left of a line, in base units.</summary>
    public decimal Shipped(TransferLine line) => lots.Where(l => l.LineId == line.Id).Sum(l => l.Shipped);

    /// <summary>What has arrived of a line, in base units.</summary>
    public decimal Received(TransferLine line) => lots.Where(l => l.LineId == line.Id).Sum(l => l.Received);

    /// <summary>What may still leave of a line.</summary>
    public decimal Open(TransferLine line) => line.BaseQuantity - Shipped(line);

    /// <summary>Goods of a line left their warehouse.</summary>
    public void Ship(Guid lineId, Guid itemId, Guid? batchId, decimal quantity, decimal value)
    {
        var lot = lots.FirstOrDefault(l => l.LineId == lineId && l.BatchId == batchId);
        if (lot is null) lots.Add(lot = new TransitLot { LineId = lineId, ItemId = itemId, BatchId = batchId });
        lot.Ship(quantity, value);
        if (Status == TransferStatus.Released) Status = Life.Move(Status, TransferStatus.Shipped);
    }

    /// <summary>Goods that had left are back where they were; refused where goods of the same line and batch have arrived, for whose those were is not known.</summary>
    public void TakeBack(Guid lineId, Guid? batchId, decimal quantity, decimal value)
    {
        Life.Require(Status, TransferStatus.Shipped);
        lots.Single(l => l.LineId == lineId && l.BatchId == batchId).TakeBack(quantity, value);
        Settle();
    }

    /// <summary>Goods arrived at the other warehouse.</summary>
    public void Receive(Guid lotId, decimal quantity, decimal value)
    {
        Life.Require(Status, TransferStatus.Shipped);
        lots.Single(l => l.Id == lotId).Receive(quantity, value);
        Settle();
    }

    /// <summary>Goods that had arrived are on their way again.</summary>
    public void SendBack(Guid lotId, decimal quantity, decimal value)
    {
        if (Status == TransferStatus.Received) Status = Life.Move(Status, TransferStatus.Shipped);
        Life.Require(Status, TransferStatus.Shipped);
        lots.Single(l => l.Id == lotId).Receive(-quantity, -value);
    }

    /// <summary>Nothing more leaves or arrives; what left and has not arrived is lost.</summary>
    public void Close(string reason)
    {
        (Status, Reason) = (Life.Move(Status, TransferStatus.Closed), reason);
        foreach (var lot in lots) lot.Lose();
    }

    private void Settle()
    {
        if (lots.All(l => l.Shipped == 0)) Status = Life.Move(Status, TransferStatus.Released);
        else if (lots.All(l => l.InTransit == 0) && lines.All(l => Open(l) == 0)) Status = Life.Move(Status, TransferStatus.Received);
    }
}
