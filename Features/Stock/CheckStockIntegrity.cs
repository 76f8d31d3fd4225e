using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Stock;

/// <summary>Proves that levels, balances and reservations are what the movements say they must be, or shows where they are not.</summary>
public static class CheckStockIntegrity
{
    [Requires("stock.check-integrity")]
    public sealed record Query;

    /// <param name="Levels">How many pairs of item and warehouse were checked.</param>
    /// <param name="Violations">The first 200 there are.</param>
    public sealed record Result(bool Sound, int Levels, IReadOnlyList<Violation> Violations);

    /// <summary>A sum that is not what it must be.</summary>
    public sealed record Violation(StockRule Rule, Guid ItemId, Guid WarehouseId, Guid? BinId, Guid? BatchId, decimal? Expected, decimal? Found,
        [property: Cost] decimal? ExpectedValue, [property: Cost] decimal? FoundValue);

    internal sealed class Handler(Database db) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            var broken = await StockIntegrity.Of(db, ct);
            return new(broken.Count == 0, await db.StockLevels.CountAsync(ct), [.. broken.Select(Of)]);
        }

        private static Violation Of(BrokenRule b) => b.Rule is StockRule.ValueIsSumOfMovements or StockRule.NothingIsWorthNothing or StockRule.ValueIsNotNegative
            ? new(b.Rule, b.ItemId, b.WarehouseId, b.BinId, b.BatchId, null, null, b.Expected, b.Found)
            : new(b.Rule, b.ItemId, b.WarehouseId, b.BinId, b.BatchId, b.Expected, b.Found, null, null);
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/stock-integrity", nameof(CheckStockIntegrity), "Check the stock ledger");
}
