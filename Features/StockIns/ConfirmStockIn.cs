using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockIns;

/// <summary>The goods are in their bins: from here on they are stock.</summary>
public static class ConfirmStockIn
{
    [Requires("stock-ins.confirm")]
    [Refuses("STOCK_IN_WRONG_STATE", "BATCH_DIFFERS", "EFFECTIVE_IN_FUTURE")]
    [NeedsKey]
    public sealed record Command(Guid StockInId, DateTimeOffset? EffectiveAt = null);
    public sealed record Result(Guid Id, int Version, string Number, StockInStatus Status, DateTimeOffset EffectiveAt);

    internal sealed class Handler(Database db, StockInDesk desk, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var paper = await db.StockIns.Include(i => i.Lines).RequireLocked(db, command.StockInId, ct);
            await desk.Confirm(paper, command.EffectiveAt, ct);
            outbox.Tell("stock-in.confirmed", paper, StockInNews.Of(paper));
            return new(paper.Id, paper.Version, paper.Number, paper.Status, paper.EffectiveAt!.Value);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{stockInId}/confirm", nameof(ConfirmStockIn), "Confirm a stock-in");
}
