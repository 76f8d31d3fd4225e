using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockIns;

/// <summary>
/// Goods that were taken in by mistake are taken out again, if they are still where they were put and nobody holds them, at the value they came in with. Where what is left of the stock
/// is not worth that much, they go at the average, and the answer says so. The feature of the document that let them in hears of it.
/// </summary>
public static class ReverseStockIn
{
    [Requires("stock-ins.reverse")]
    [Refuses("STOCK_IN_WRONG_STATE", "STOCK_IN_TOOK_BACK", "STOCK_SHORT", "TRANSFER_WRONG_STATE", "SALES_RETURN_WRONG_STATE", "ORDER_REDELIVERED")]
    [NeedsKey]
    public sealed record Command(Guid StockInId, [MaxLength(500)] string Reason);

    /// <param name="AtAverage">Some of the goods went at the average, because the stock was not worth any more what they came in with.</param>
    /// <param name="ValueDifference">What the goods came in with less what they took with them.</param>
    public sealed record Result(Guid Id, int Version, string Number, StockInStatus Status, bool AtAverage, [property: Cost] Money? ValueDifference);

    internal sealed class Handler(Database db, StockInDesk desk, IEnumerable<IFollowStockIn> followers, CurrentUser user, TimeProvider clock, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var paper = await db.StockIns.Include(i => i.Lines).RequireLocked(db, command.StockInId, ct);
            paper.RequireReversible();
            var following = followers.Where(f => f.Kind == paper.Authority?.Kind).ToList();
            foreach (var follower in following) await follower.Lock(paper.Authority!.Id, ct);
            foreach (var follower in following) await follower.Reversed(paper.Fact(), ct);
            var (taken, atAverage) = await desk.TakeOut(paper, ct);
            paper.Reverse(command.Reason, by: user.Id, at: clock.GetUtcNow());
            outbox.Tell("stock-in.reversed", paper, StockInNews.Of(paper));
            return new(paper.Id, paper.Version, paper.Number, paper.Status, atAverage, new(paper.Lines.Sum(l => l.Value ?? 0) - taken, paper.Currency));
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{stockInId}/reverse", nameof(ReverseStockIn), "Reverse a confirmed stock-in");
}
