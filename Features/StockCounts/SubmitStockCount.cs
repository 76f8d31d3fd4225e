using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockCounts;

/// <summary>Everything is counted; from now on the differences can be looked at.</summary>
public static class SubmitStockCount
{
    [Requires("stock-counts.submit")]
    [Refuses("STOCK_COUNT_WRONG_STATE", "STOCK_COUNT_INCOMPLETE")]
    public sealed record Command(Guid StockCountId);

    internal sealed class Handler(Database db, Outbox outbox, CurrentUser user, TimeProvider clock) : IHandler<Command, StockCountView>
    {
        public async Task<StockCountView> Handle(Command command, CancellationToken ct)
        {
            var count = await db.StockCounts.Include(c => c.Lines).RequireLocked(db, command.StockCountId, ct);
            count.Submit(by: user.Id, at: clock.GetUtcNow());
            foreach (var (line, booked) in count.Lines.Zip(await Books.When(db, count.WarehouseId, count.Lines, ct))) line.Expect(booked.Quantity);
            outbox.Tell("stock-count.submitted", count, StockCountTold.Of(count));
            return StockCountView.Of(count);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, StockCountView, Handler>("/{stockCountId}/submit", nameof(SubmitStockCount), "Submit a stock count");
}
