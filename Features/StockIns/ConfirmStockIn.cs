using Microsoft.EntityFrameworkCore;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockIns;

/// <summary>The goods are in their bins: from here on they are stock, and the feature of the document that let them in hears of it.</summary>
public static class ConfirmStockIn
{
    [Requires("stock-ins.confirm")]
    [Refuses("STOCK_IN_WRONG_STATE", "BATCH_DIFFERS", "EFFECTIVE_IN_FUTURE", "NOT_AUTHORISED", "AUTHOR_CANNOT_CONFIRM", "OVER_RECEIPT", "WAREHOUSE_FIXED", "BATCH_FIXED", "ITEM_FIXED",
        "QUARANTINE_FIXED", "TRANSFER_WRONG_STATE", "SAMPLE_WRONG_STATE", "SAMPLE_NOT_LENT", "SALES_RETURN_WRONG_STATE")]
    [NeedsKey]
    public sealed record Command(Guid StockInId, DateTimeOffset? EffectiveAt = null);
    public sealed record Result(Guid Id, int Version, string Number, StockInStatus Status, DateTimeOffset EffectiveAt);

    internal sealed class Handler(Database db, Receiving receiving, StockInDesk desk, IEnumerable<IFollowStockIn> followers, CurrentUser user, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var paper = await db.StockIns.Include(i => i.Lines).RequireLocked(db, command.StockInId, ct);
            paper.RequireConfirmable();
            if (paper.Authority is not null) await Authorise(paper, ct);
            await desk.Confirm(paper, command.EffectiveAt, ct);
            foreach (var follower in followers.Where(f => f.Kind == paper.Authority?.Kind)) await follower.Confirmed(paper.Fact(), ct);
            outbox.Tell("stock-in.confirmed", paper, StockInNews.Of(paper));
            return new(paper.Id, paper.Version, paper.Number, paper.Status, paper.EffectiveAt!.Value);
        }

        /// <summary>Holds the paper once more against what its document lets in, now under its lock, and gives the goods the value that it says.</summary>
        private async Task Authorise(StockIn paper, CancellationToken ct)
        {
            var authority = await receiving.Authorise(paper.Authority!, ct);
            if (!authority.AuthorMayConfirm && authority.AuthorId == user.Id) throw StockRefusals.AuthorCannotConfirm.Because(("number", authority.Number));
            await receiving.Check(authority, paper, ct);
            Receiving.Value(authority, paper);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{stockInId}/confirm", nameof(ConfirmStockIn), "Confirm a stock-in");
}
