using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockIns;

/// <summary>A draft is given up; no goods came in by it.</summary>
public static class CancelStockIn
{
    [Requires("stock-ins.cancel")]
    [Refuses("STOCK_IN_WRONG_STATE")]
    public sealed record Command(Guid StockInId);
    public sealed record Result(Guid Id, int Version, string Number, StockInStatus Status);

    internal sealed class Handler(Database db, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var paper = await db.StockIns.Include(i => i.Lines).RequireLocked(db, command.StockInId, ct);
            paper.Cancel();
            outbox.Tell("stock-in.cancelled", paper, StockInNews.Of(paper));
            return new(paper.Id, paper.Version, paper.Number, paper.Status);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{stockInId}/cancel", nameof(CancelStockIn), "Cancel a stock-in");
}
