using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockCounts;

/// <summary>A stock count without its lines.</summary>
/// <param name="ItemIds">What is counted: these items; where none are named, all. Likewise bins and batches.</param>
/// <param name="LimitQuantity">A greater difference of a line, in base units, is large: posting it needs a permission of its own.</param>
/// <param name="LimitShare">A difference of a greater share of what the books say is large as well.</param>
/// <param name="LineCount">How many lines there are, once the counting has begun.</param>
/// <param name="CountedLines">How many of them are counted.</param>
/// <param name="Differences">How many of them differ from the books; known from the submission on.</param>
/// <param name="Value">What the posted differences were worth together.</param>
public sealed record StockCountView(Guid Id, int Version, string Number, StockCountStatus Status, Guid WarehouseId, IReadOnlyList<Guid> ItemIds, IReadOnlyList<Guid> BinIds,
    IReadOnlyList<Guid> BatchIds, decimal? LimitQuantity, decimal? LimitShare, string? Remark, DateTimeOffset? StartedAt, DateTimeOffset? SubmittedAt, Guid? SubmittedBy,
    DateTimeOffset? PostedAt, Guid? PostedBy, DateTimeOffset CreatedAt, Guid CreatedBy, int LineCount, int CountedLines, [property: BookQuantity] int? Differences, [property: Cost] Money? Value)
{
    internal static StockCountView Of(StockCount c, int lines, int counted, int? differences, decimal? value) => new(c.Id, c.Version, c.Number, c.Status, c.WarehouseId, c.ItemIds, c.BinIds,
        c.BatchIds, c.LimitQuantity, c.LimitShare, c.Remark, c.StartedAt, c.SubmittedAt, c.SubmittedBy, c.PostedAt, c.PostedBy, c.CreatedAt, c.CreatedBy, lines, counted,
        c.SubmittedAt is null ? null : differences, c.PostedAt is null ? null : new(value ?? 0, c.Currency));

    /// <summary>Of a count whose lines are loaded.</summary>
    internal static StockCountView Of(StockCount c) =>
        Of(c, c.Lines.Count, c.Lines.Count(l => l.CountedQuantity is not null), c.Lines.Count(l => l.Difference is not (null or 0)), c.Lines.Sum(l => l.Value));
}
