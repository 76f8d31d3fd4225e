using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockIns;

/// <summary>The life of a stock-in. A reversed one was confirmed, and its goods were taken out again.</summary>
public enum StockInStatus { Draft, Confirmed, Cancelled, Reversed }

/// <summary>Why goods come in: as opening stock, because they were found, as a reversal of what was issued, at what it cost then, or authorised by another document.</summary>
public enum StockInReason { Opening, Adjustment, Reversal, Authorised }

/// <summary>The warehouse's own document of goods that came in (入库单). Its number is drawn when the paper is begun, for people work with it before it is confirmed.</summary>
public sealed class StockIn : Root
{
    private static readonly Transitions<StockInStatus> Life = new(StockInRefusals.WrongState)
    {
        { StockInStatus.Draft, StockInStatus.Confirmed, StockInStatus.Cancelled },
        { StockInStatus.Confirmed, StockInStatus.Reversed },
    };
    private readonly List<StockInLine> lines = [];

    private StockIn() { }

    public StockIn(string number, StockInReason reason, Guid warehouseId, string currency) =>
        (Number, Reason, WarehouseId, Currency) = (number, reason, warehouseId, currency);

    public string Number { get; private set; } = "";
    public StockInStatus Status { get; private set; } = StockInStatus.Draft;
    public StockInReason Reason { get; private set; }
    public Guid WarehouseId { get; private set; }

    /// <summary>The currency of its costs: the company's.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>The document that lets these goods in, if there is one.</summary>
    public string? AuthorityKind { get; init; }
    public Guid? AuthorityId { get; init; }
    public string? AuthorityNumber { get; init; }
    public string? Remark { get; set; }
    public DateTimeOffset? EffectiveAt { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public Guid? ConfirmedBy { get; private set; }
    public DateTimeOffset? ReversedAt { get; private set; }
    public Guid? ReversedBy { get; private set; }
    public string? ReversalReason { get; private set; }
    public IReadOnlyList<StockInLine> Lines => lines;

    /// <summary>The document whose feature is asked and told, if goods come in on its authority.</summary>
    public DocumentRef? Authority => Reason == StockInReason.Authorised ? new(AuthorityKind!, AuthorityId!.Value) : null;

    public StockInLine Add(StockInLine line)
    {
        line.Position = lines.Count + 1;
        lines.Add(line);
        return line;
    }

    /// <summary>Refuses unless it may be confirmed, before anything is posted.</summary>
    public void RequireConfirmable() => Life.Move(Status, to: StockInStatus.Confirmed);

    public void Confirm(Guid by, DateTimeOffset at, DateTimeOffset effectiveAt)
    {
        Status = Life.Move(Status, to: StockInStatus.Confirmed);
        (ConfirmedBy, ConfirmedAt, EffectiveAt) = (by, at, effectiveAt);
    }

    /// <summary>Refuses unless its goods may be taken out again: what took back a stock-out is undone by issuing once more.</summary>
    public void RequireReversible()
    {
        Life.Move(Status, to: StockInStatus.Reversed);
        if (Reason == StockInReason.Reversal) throw StockInRefusals.TookBack.Because();
    }

    public void Reverse(string reason, Guid by, DateTimeOffset at) =>
        (Status, ReversalReason, ReversedBy, ReversedAt) = (Life.Move(Status, to: StockInStatus.Reversed), reason, by, at);

    /// <summary>What its authorising document's feature is told of it.</summary>
    internal StockInFact Fact() => new(Id, Number, Authority!, [.. lines.OrderBy(l => l.Position).Select(l => new ReceivedLine(l.AuthorityLineId!.Value, l.ItemId, l.BatchId, l.BaseQuantity, l.Value ?? 0))]);

    public void Cancel() => Status = Life.Move(Status, to: StockInStatus.Cancelled);
}

/// <summary>Goods of one item that came in.</summary>
public sealed class StockInLine : Entity
{
    public int Position { get; internal set; }

    /// <summary>The line of the authorising document.</summary>
    public Guid? AuthorityLineId { get; init; }
    public required Guid ItemId { get; init; }

    [Quantity]
    public required decimal Quantity { get; init; }
    public required string Unit { get; init; }

    /// <summary>The quantity in the item's base unit.</summary>
    [Quantity]
    public required decimal BaseQuantity { get; init; }

    /// <summary>Where they are put; without one, in the warehouse's first storage bin.</summary>
    public Guid? BinId { get; init; }

    /// <summary>The batch as the paper names it; it comes into being at the confirmation, if it is new.</summary>
    public string? BatchNumber { get; init; }
    public DateOnly? ProductionDate { get; init; }
    public DateOnly? ExpiryDate { get; init; }
    public string? Grade { get; init; }
    public string? Supplier { get; init; }
    public Guid? BatchId { get; set; }

    /// <summary>The cost of one of the line's own unit. Without one the goods come in at the average of what is there.</summary>
    [Price(OrZero = true)]
    public decimal? UnitCost { get; init; }

    /// <summary>What the line added to the value of the stock. A reversal knows it beforehand, an authorised line when it is confirmed.</summary>
    [Amount(OrZero = true)]
    public decimal? Value { get; set; }
}
