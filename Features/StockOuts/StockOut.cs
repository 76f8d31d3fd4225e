using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockOuts;

/// <summary>The life of a stock-out. A confirmed one stays; its lines are taken back by a stock-in.</summary>
public enum StockOutStatus { Draft, Confirmed, Cancelled }

/// <summary>The warehouse's own document of goods that leave (出库单), on the authority of another document. Its number is drawn when the paper is begun.</summary>
public sealed class StockOut : Root
{
    private static readonly Transitions<StockOutStatus> Life = new(StockOutRefusals.WrongState)
    {
        { StockOutStatus.Draft, StockOutStatus.Confirmed, StockOutStatus.Cancelled },
    };
    private readonly List<StockOutLine> lines = [];

    private StockOut() { }

    public StockOut(string number, DocumentRef authority, string authorityNumber, Guid warehouseId, string currency) =>
        (Number, AuthorityKind, AuthorityId, AuthorityNumber, WarehouseId, Currency) = (number, authority.Kind, authority.Id, authorityNumber, warehouseId, currency);

    public string Number { get; private set; } = "";
    public StockOutStatus Status { get; private set; } = StockOutStatus.Draft;
    public string AuthorityKind { get; private set; } = "";
    public Guid AuthorityId { get; private set; }
    public string AuthorityNumber { get; private set; } = "";
    public Guid WarehouseId { get; private set; }

    /// <summary>The currency of its handling cost and of its issue costs: the company's.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>What getting the goods out cost the warehouse (出库杂费).</summary>
    [Amount(OrZero = true)]
    public decimal? HandlingCost { get; set; }
    public Guid? PickedBy { get; set; }
    public Guid? CheckedBy { get; set; }
    public string? Remark { get; set; }
    public DateTimeOffset? EffectiveAt { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public Guid? ConfirmedBy { get; private set; }
    public IReadOnlyList<StockOutLine> Lines => lines;
    public DocumentRef Authority => new(AuthorityKind, AuthorityId);

    /// <summary>Puts other lines in place of those there are.</summary>
    public void Replace(IEnumerable<StockOutLine> others)
    {
        lines.Clear();
        foreach (var line in others)
        {
            line.Position = lines.Count + 1;
            lines.Add(line);
        }
    }

    /// <summary>Refuses unless it is still a draft.</summary>
    public void RequireDraft() => Life.Require(Status, StockOutStatus.Draft);

    /// <summary>Refuses unless it may be confirmed, before anything is posted.</summary>
    public void RequireConfirmable() => Life.Move(Status, to: StockOutStatus.Confirmed);

    /// <summary>Refuses unless its goods have left.</summary>
    public void RequireConfirmed() => Life.Require(Status, StockOutStatus.Confirmed);

    public void Confirm(Guid by, DateTimeOffset at, DateTimeOffset effectiveAt)
    {
        Status = Life.Move(Status, to: StockOutStatus.Confirmed);
        (ConfirmedBy, ConfirmedAt, EffectiveAt) = (by, at, effectiveAt);
    }

    public void Cancel() => Status = Life.Move(Status, to: StockOutStatus.Cancelled);
}

/// <summary>Goods of one line of the authorising document, as they were really counted. Quantities are in base units.</summary>
public sealed class StockOutLine : Entity
{
    public int Position { get; internal set; }
    public required Guid AuthorityLineId { get; init; }
    public required Guid ItemId { get; init; }

    /// <summary>What leaves.</summary>
    [Quantity(OrZero = true)]
    public required decimal Quantity { get; init; }

    /// <summary>What was found damaged besides: it does not leave, and goes to the quarantine bin.</summary>
    [Quantity(OrZero = true)]
    public decimal DamagedQuantity { get; init; }

    /// <summary>Where it is taken from; without one, from any storage bin.</summary>
    public Guid? BinId { get; init; }
    public Guid? BatchId { get; init; }

    /// <summary>What the goods that left cost us; known from the confirmation on.</summary>
    [Amount(OrZero = true)]
    public decimal? Cost { get; set; }

    /// <summary>The stock-in that took the line back.</summary>
    public Guid? ReversedBy { get; private set; }

    /// <summary>Takes it back, once.</summary>
    public void Reverse(Guid by, string pointer) => ReversedBy = ReversedBy is null ? by : throw StockOutRefusals.LineReversed.At(pointer);
}
