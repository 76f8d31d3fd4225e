using Waybill.Features.Stock;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockOuts;

/// <summary>Lets the goods of a paper leave: it locks the stock, decides on it, posts it, and tells those who follow.</summary>
internal sealed class StockOutPosting(StockLocks locks, StockLedger ledger, IEnumerable<IFollowStockOut> followers, CurrentUser user, Outbox outbox, TimeProvider clock)
{
    /// <summary>The permission to issue batches past their expiry date.</summary>
    public const string IssueExpired = "stock-outs.issue-expired";

    /// <summary>Refuses with AUTHOR_CANNOT_CONFIRM who wrote the authorising document, where the company wants four eyes.</summary>
    public void RequireOtherEyes(StockOutAuthority authority)
    {
        if (!authority.AuthorMayConfirm && authority.AuthorId == user.Id) throw StockRefusals.AuthorCannotConfirm.Because(("number", authority.Number));
    }

    /// <summary>The goods of the paper leave; each line learns what it cost, and the authorising document's feature hears of it.</summary>
    /// <param name="locked">The stock of its items, where it is locked and read already.</param>
    public async Task Issue(StockOut paper, CheckedPaper allowed, StockSheet? locked, DateTimeOffset? effectiveAt, CancellationToken ct)
    {
        var lines = paper.Lines.OrderBy(l => l.Position).ToList();
        var sheet = locked ?? await locks.ForIssuing([.. lines.Select(l => l.ItemId).Distinct()], allowed.Authority.HeldBy, ct);
        var issuing = new Issuing(sheet, allowed);
        issuing.CheckBatches(lines, mayIssueExpired: user.May(IssueExpired));
        issuing.Take(lines);
        var at = await ledger.Post(sheet, paper.Ref, allowed.Authority.HeldBy, effectiveAt, ct);
        paper.Confirm(by: user.Id, at: clock.GetUtcNow(), effectiveAt: at);
        var fact = FactOf(paper);
        foreach (var follower in followers.Where(f => f.Kind == paper.AuthorityKind)) await follower.Confirmed(fact, ct);
        outbox.Tell("stock-out.confirmed", paper, StockOutNews.Of(paper));
    }

    private static StockOutFact FactOf(StockOut paper) => new(paper.Id, paper.Number, paper.Authority, paper.EffectiveAt!.Value,
        [.. paper.Lines.Where(l => l.Quantity > 0).OrderBy(l => l.Position).Select(l => new IssuedLine(l.AuthorityLineId, l.ItemId, l.BatchId, l.Quantity, l.Cost ?? 0, l.Id))]);
}
