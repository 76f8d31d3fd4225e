using Waybill.Features.Approvals;
using Waybill.Features.Customers;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Quotes;

/// <summary>What follows when a quote is approved, by a person's signature or by a flow that lets it pass: its prices stand, and the quote that it revises no longer does.</summary>
internal sealed class QuoteApproval(Database db, Margins margins, Outbox outbox, CurrentUser user, TimeProvider clock)
{
    public async Task Approve(Quote quote, string? remark, CancellationToken ct)
    {
        quote.Approve(by: user.Id, at: clock.GetUtcNow(), remark);
        outbox.Tell("quote.approved", quote, QuoteTold.Of(quote));
        if (quote.RevisedFromId is not { } revised) return;
        var earlier = await db.Every<Quote>().Require(q => q.Id == revised, ct);
        earlier.Supersede();
        outbox.Tell("quote.superseded", earlier, QuoteTold.Of(earlier));
    }

    /// <summary>What is approved with a quote: everything we promise with it.</summary>
    public ApprovalSubject Subject(Quote q) => new(q, $"{q.Number}/{q.Revision}", new
    {
        q.CustomerId, q.Currency, q.Total, q.Net, q.Tax, q.Freight, q.QuoteDate, q.ValidUntil, q.PaymentTerms, q.DeliveryTerms,
        Lines = q.Lines.OrderBy(l => l.Position).Select(l => new { l.ItemId, l.Description, l.Quantity, l.Unit, l.UnitPrice, l.DiscountRate, l.TaxRate, l.TaxIncluded, l.Net, l.Tax }),
    })
    {
        Party = q.CustomerName, OwnerId = q.OwnerId, Amount = q.Total, Currency = q.Currency, DiscountRate = q.Lines.Select(l => l.EffectiveDiscount).DefaultIfEmpty().Max(),
        Margin = async ct => (await margins.Of(q.Currency, q.Lines, ct)).Whole,
    };
}

/// <summary>A quote whose approval was withdrawn is a draft again.</summary>
internal sealed class QuoteFollowsApproval(Database db) : IFollowApproval
{
    public string Kind => "quote";

    public async Task Withdrawn(Guid documentId, CancellationToken ct) => (await db.LockQuoteBehind(documentId, ct)).Withdraw();
}
