using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockOuts;

/// <summary>A draft is given up; what it would have issued stays open.</summary>
public static class CancelStockOut
{
    [Requires("stock-outs.cancel")]
    [Refuses("STOCK_OUT_WRONG_STATE")]
    public sealed record Command(Guid StockOutId);
    public sealed record Result(Guid Id, int Version, string Number, StockOutStatus Status);

    internal sealed class Handler(Database db, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var paper = await db.StockOuts.Include(o => o.Lines).RequireLocked(db, command.StockOutId, ct);
            paper.Cancel();
            outbox.Tell("stock-out.cancelled", paper, StockOutNews.Of(paper));
            return new(paper.Id, paper.Version, paper.Number, paper.Status);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{stockOutId}/cancel", nameof(CancelStockOut), "Cancel a stock-out");
}
