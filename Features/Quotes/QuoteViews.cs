using Waybill.Features.Prices;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Quotes;

/// <summary>A line of a quote.</summary>
/// <param name="Allowance">Its share of the discount on the whole quote, in the terms of tax that its price is in.</param>
/// <param name="MarginRate">What is left of its net amount after the average cost of the item in stock today, as a share of it; absent where that is not known.</param>
public sealed record QuoteLineView(Guid Id, int Position, Guid ItemId, string ItemCode, string Description, decimal Quantity, string Unit, decimal Factor, decimal BaseQuantity,
    [SellingPrice] Money? UnitPrice, [SellingPrice] Money? ListPrice, [SellingPrice] PriceSource? PriceSource, [SellingPrice] decimal? DiscountRate, [SellingPrice] Money? Allowance,
    decimal TaxRate, bool TaxIncluded, [SellingPrice] Money? Net, [SellingPrice] Money? Tax, [SellingPrice] Money? Gross, [Margin] decimal? MarginRate)
{
    internal static IReadOnlyList<QuoteLineView> Of(Quote quote, Margin margin) => [.. quote.Lines.OrderBy(l => l.Position).Select(l => Of(l, quote.Currency, margin.Lines[l.Id]))];

    private static QuoteLineView Of(QuoteLine l, string currency, decimal? marginRate) => new(l.Id, l.Position, l.ItemId, l.ItemCode, l.Description, l.Quantity, l.Unit, l.Factor,
        l.BaseQuantity, new(l.UnitPrice, currency), l.ListPrice is { } list ? new Money(list, currency) : null, l.PriceSource, l.DiscountRate, new(l.Allowance, currency),
        l.TaxRate, l.TaxIncluded, new(l.Net, currency), new(l.Tax, currency), new(l.Gross, currency), marginRate);
}

/// <summary>What the outside is told of a quote.</summary>
[Tells("quote.accepted", "quote.approved", "quote.cancelled", "quote.converted", "quote.declined", "quote.expired", "quote.rejected", "quote.revised", "quote.sent", "quote.submitted",
    "quote.superseded")]
internal sealed record QuoteTold(Guid Id, string? Number, int Revision, Guid CustomerId, string? ExternalId, QuoteStatus Status, DateOnly ValidUntil, Guid? OrderId, [SellingPrice] Money? Total)
{
    public static QuoteTold Of(Quote q) => new(q.Id, q.Number, q.Revision, q.CustomerId, q.ExternalId, q.Status, q.ValidUntil, q.OrderId, new(q.Total, q.Currency));
}
