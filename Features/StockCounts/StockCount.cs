using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockCounts;

/// <summary>The life of a stock count. A submitted one goes back to counting where lines are to be counted again.</summary>
public enum StockCountStatus { Draft, Counting, Submitted, Posted, Cancelled }

/// <summary>
/// Goods of a warehouse are counted and the books follow (盘点). What is posted is the difference between what was counted and what the books said at the moment of counting,
/// so that goods which came or left meanwhile stay as they were booked.
/// </summary>
public sealed class StockCount : Root
{
    private static readonly Transitions<StockCountStatus> Life = new(StockCountRefusals.WrongState)
    {
        { StockCountStatus.Draft, StockCountStatus.Counting, StockCountStatus.Cancelled },
        { StockCountStatus.Counting, StockCountStatus.Submitted, StockCountStatus.Cancelled },
        { StockCountStatus.Submitted, StockCountStatus.Counting, StockCountStatus.Posted, StockCountStatus.Cancelled },
    };
    private readonly List<StockCountLine> lines = [];

    private StockCount() { }

    public StockCount(string number, Guid warehouseId, string currency) => (Number, WarehouseId, Currency) = (number, warehouseId, currency);

    public string Number { get; private set; } = "";
    public StockCountStatus Status { get; private set; } = StockCountStatus.Draft;
    public Guid WarehouseId { get; private set; }
    public string Currency { get; private set; } = "";

    /// <summary>What is counted: these items, bins and batches; where none are named, all.</summary>
    public Guid[] ItemIds { get; init; } = [];
    public Guid[] BinIds { get; init; } = [];
    public Guid[] BatchIds { get; init; } = [];

    /// <summary>A greater difference of a line, in base units, is large.</summary>
    [Quantity(OrZero = true)]
    public decimal? LimitQuantity { get; init; }

    /// <summary>A difference of a greater share of what the books say is large.</summary>
    [Rate(OrZero = true)]
    public decimal? LimitShare { get; init; }
    public string? Remark { get; init; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public Guid? SubmittedBy { get; private set; }
    public DateTimeOffset? PostedAt { get; private set; }
    public Guid? PostedBy { get; private set; }
    public IReadOnlyList<StockCountLine> Lines => lines;

    /// <summary>The counting begins, with what the books say now.</summary>
    public void Start(IEnumerable<StockCountLine> snapshot, DateTimeOffset at)
    {
        RequireDraft();
        (Status, StartedAt) = (Life.Move(Status, StockCountStatus.Counting), at);
        foreach (var line in snapshot) Add(line);
    }

    public void RequireCounting() => Life.Require(Status, StockCountStatus.Counting);

    public void RequireDraft() => Life.Require(Status, StockCountStatus.Draft);

    public void RequirePostable() => Life.Move(Status, StockCountStatus.Posted);

    /// <summary>Goods that were found where the books have none get a line.</summary>
    public StockCountLine Add(StockCountLine line)
    {
        line.Position = lines.Count == 0 ? 1 : lines.Max(l => l.Position) + 1;
        lines.Add(line);
        return line;
    }

    /// <summary>When something was counted: the time given must lie within the counting.</summary>
    public DateTimeOffset TimeOf(DateTimeOffset? countedAt, DateTimeOffset now, string pointer) => countedAt is not { } at ? now
        : at >= StartedAt && at <= now ? at.ToUniversalTime() : throw StockCountRefusals.TimeOutside.At(pointer, ("from", StartedAt));

    public void Submit(Guid by, DateTimeOffset at)
    {
        var submitted = Life.Move(Status, StockCountStatus.Submitted);
        var open = lines.Count(l => l.CountedQuantity is null);
        if (open > 0 || lines.Count == 0) throw StockCountRefusals.Incomplete.Because(("open", open));
        (Status, SubmittedBy, SubmittedAt) = (submitted, by, at);
    }

    /// <summary>Lines are counted again: those named, or all that are known to differ.</summary>
    public void Recount(IReadOnlyCollection<Guid>? lineIds)
    {
        Life.Require(Status, StockCountStatus.Counting, StockCountStatus.Submitted);
        Status = StockCountStatus.Counting;
        foreach (var line in lines.Where(l => l.CountedQuantity is not null && (lineIds?.Contains(l.Id) ?? l.Difference is not (null or 0)))) line.Recount();
    }

    /// <summary>Whether the difference of a line is beyond the limits.</summary>
    public bool IsLarge(StockCountLine line) => Math.Abs(line.Difference ?? 0) is var difference and > 0
        && (difference > LimitQuantity || (LimitShare is { } share && difference > share * line.ExpectedQuantity));

    public void Post(Guid by, DateTimeOffset at) => (Status, PostedBy, PostedAt) = (Life.Move(Status, StockCountStatus.Posted), by, at);

    public void Cancel() => Status = Life.Move(Status, StockCountStatus.Cancelled);
}
