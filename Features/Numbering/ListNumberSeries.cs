using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Numbering;

/// <summary>How each kind of document is numbered.</summary>
public static class ListNumberSeries
{
    [Requires("number-series.list")]
    public sealed record Query;
    public sealed record Result(IReadOnlyList<Row> Items);
    public sealed record Row(string Kind, string Format, bool Gapless);

    internal sealed class Handler(Database db, IEnumerable<NumberKind> kinds) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            var chosen = await db.NumberSeries.ToDictionaryAsync(s => s.Of, ct);
            return new([.. kinds.OrderBy(k => k.Kind, StringComparer.Ordinal)
                .Select(k => chosen.TryGetValue(k.Kind, out var own) ? new Row(k.Kind, own.Format, own.Gapless) : new Row(k.Kind, k.Format, false))]);
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/", nameof(ListNumberSeries), "List number series");
}
