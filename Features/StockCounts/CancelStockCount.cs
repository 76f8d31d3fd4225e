using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockCounts;

/// <summary>A count is given up; the books stay as they are.</summary>
public static class CancelStockCount
{
    [Requires("stock-counts.cancel")]
    [Refuses("STOCK_COUNT_WRONG_STATE")]
    public sealed record Command(Guid StockCountId);
    public sealed record Result(Guid Id, int Version, string Number, StockCountStatus Status);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var count = await db.StockCounts.RequireLocked(db, command.StockCountId, ct);
            count.Cancel();
            return new(count.Id, count.Version, count.Number, count.Status);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{stockCountId}/cancel", nameof(CancelStockCount), "Cancel a stock count");
}
