using Waybill.Features.Stock;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockOuts;

/// <summary>Lets the goods of a paper leave: it locks the stock, decides on it, posts it.</summary>
internal sealed class StockOutPosting(StockLocks locks, StockLedger ledger, CurrentUser user, TimeProvider clock)
{
    /// <summary>The permission to issue batches past their expiry date.</summary>
    public const string IssueExpired = "stock-outs.issue-expired";

    /// <summary>The goods of the paper leave; each line learns what it cost.</summary>
    public async Task Issue(StockOut paper, CheckedPaper allowed, DateTimeOffset? effectiveAt, CancellationToken ct)
    {
        var lines = paper.Lines.OrderBy(l => l.Position).ToList();
        var sheet = await locks.ForIssuing([.. lines.Select(l => l.ItemId).Distinct()], allowed.Authority.HeldBy, ct);
        var issuing = new Issuing(sheet, allowed);
        issuing.CheckBatches(lines, mayIssueExpired: user.May(IssueExpired));
        issuing.Take(lines);
        var at = await ledger.Post(sheet, paper.Ref, allowed.Authority.HeldBy, effectiveAt, ct);
        paper.Confirm(by: user.Id, at: clock.GetUtcNow(), effectiveAt: at);
    }
}
