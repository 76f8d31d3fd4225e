using Microsoft.EntityFrameworkCore;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Quotes;

/// <summary>One quote, with its lines and what is left of them after cost.</summary>
public static class GetQuote
{
    [Requires("quotes.get")]
    [Refuses("COMPANY_MISSING")]
    public sealed record Query(Guid QuoteId);

    /// <param name="Holds">Whether it was approved, is inside its validity, and was neither declined nor replaced: only such a quote is effective.</param>
    /// <param name="AgreedTotal">The total that was set by hand.</param>
    /// <param name="OrderId">The order that it became.</param>
    /// <param name="MarginRate">What is left of the net amount after the average cost of its items in stock today, as a share of it; absent where any of them is not known.</param>
    public sealed record Result(Guid Id, int Version, string? Number, int Revision, Guid? RevisedFromId, QuoteStatus Status, bool Holds, Guid CustomerId, string CustomerName, string Currency,
        RoundingMode Rounding, DateOnly QuoteDate, DateOnly ValidUntil, Guid? SalespersonId, string? Channel, string? PaymentTerms, string? DeliveryTerms, string? ExternalId, string? Remark,
        string? Reason, Guid? ApprovedBy, DateTimeOffset? ApprovedAt, string? SentTo, SendingWay? SentBy, DateTimeOffset? SentAt, DateTimeOffset? AcceptedAt, string? CustomerPurchaseOrder,
        string? HonourReason, Guid? HonouredBy, Guid? OrderId, [SellingPrice] decimal? DiscountRate, [SellingPrice] Money? AgreedTotal, string? TotalReason, [SellingPrice] Money? Net,
        [SellingPrice] Money? Tax, [SellingPrice] Money? Freight, [SellingPrice] Money? Total, [Margin] decimal? MarginRate, DateTimeOffset CreatedAt, Guid CreatedBy,
        IReadOnlyList<QuoteLineView> Lines)
    {
        internal static Result Of(Quote q, Margin margin, DateOnly today)
        {
            return new(q.Id, q.Version, q.Number, q.Revision, q.RevisedFromId, q.Status, q.Holds(today), q.CustomerId, q.CustomerName, q.Currency, q.Rounding, q.QuoteDate, q.ValidUntil,
                q.OwnerId, q.Channel, q.PaymentTerms, q.DeliveryTerms, q.ExternalId, q.Remark, q.Reason, q.ApprovedBy, q.ApprovedAt, q.SentTo, q.SentBy, q.SentAt, q.AcceptedAt,
                q.CustomerPurchaseOrder, q.HonourReason, q.HonouredBy, q.OrderId, q.DiscountRate, q.AgreedTotal is { } agreed ? In(agreed) : null, q.TotalReason, In(q.Net), In(q.Tax),
                In(q.Freight), In(q.Total), margin.Whole, q.CreatedAt, q.CreatedBy, QuoteLineView.Of(q, margin));

            Money In(decimal amount) => new(amount, q.Currency);
        }
    }

    internal sealed class Handler(Database db, Margins margins, CompanyDesk companies) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            var quote = await db.Quotes.Include(q => q.Lines).Require(q => q.Id == query.QuoteId, ct);
            return Result.Of(quote, await margins.Of(quote.Currency, quote.Lines, ct), today: await companies.Today(ct));
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/{quoteId}", nameof(GetQuote), "Read a quote");
}
