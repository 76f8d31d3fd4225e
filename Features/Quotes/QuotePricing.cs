using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Quotes;

/// <summary>A line of a quote as a client enters it.</summary>
/// <param name="Unit">The item's base unit if not given.</param>
/// <param name="UnitPrice">Looked up in the price lists if not given; giving it needs the permission quotes.set-price.</param>
/// <param name="DiscountRate">0.04 for 4 %; needs the permission quotes.set-discount.</param>
/// <param name="TaxRate">The item's if not given; giving another needs the permission quotes.set-price.</param>
/// <param name="TaxIncluded">Whether the given unit price contains the tax; as the price list or else the company has it, if not given.</param>
/// <param name="Description">The item's name if not given.</param>
public sealed record QuoteLineEntry(Guid ItemId, [Quantity] decimal Quantity, [MaxLength(20)] string? Unit, [Price(OrZero = true), SellingPrice] Money? UnitPrice,
    [Rate(OrZero = true), SellingPrice] decimal? DiscountRate, [Rate(OrZero = true)] decimal? TaxRate, bool? TaxIncluded, [MaxLength(500)] string? Description) : ILineEntry;

/// <summary>Prices quotes: their lines by the one resolution, and what is agreed for them as a whole.</summary>
internal sealed class QuotePricing(LinePricing pricing, CurrentUser user)
{
    public async Task<IReadOnlyList<QuoteLine>> Lines(Quote quote, Customer customer, IReadOnlyList<QuoteLineEntry> entries, CancellationToken ct) =>
        [.. (await pricing.Price("quotes", Purchase.By(customer, quote.Channel, quote.Currency, quote.QuoteDate), entries, ct)).Select(line => new QuoteLine(line))];

    /// <summary>Whoever gives a discount on the whole, or sets the total, needs a permission for it, and for a total a reason.</summary>
    public void Settle(Quote quote, decimal discountRate, Money? freight, Money? total, string? reason)
    {
        if (discountRate > quote.DiscountRate) user.Require("quotes.set-discount");
        if (total is not null && total.Amount != quote.AgreedTotal) user.Require("quotes.set-total");
        if (total is not null && string.IsNullOrWhiteSpace(reason)) throw Infrastructure.Refusals.ShapeRefusals.Required.At("/totalReason");
        quote.Settle(discountRate, freight?.In(quote.Currency, "/freight/currency") ?? 0, total?.In(quote.Currency, "/total/currency"), reason);
    }
}

/// <summary>The prices of accepted quotes, for whoever asks what the customer would pay.</summary>
internal sealed class PricesOfQuotes(Database db) : IQuotePrices
{
    public async Task<IReadOnlyList<QuotedPrice>> Promised(Purchase purchase, IReadOnlyCollection<Guid> items, CancellationToken ct)
    {
        var quotes = db.Every<Quote>().AsNoTracking().Where(q => q.Status == QuoteStatus.Accepted && q.CustomerId == purchase.CustomerId && q.Currency == purchase.Currency
            && q.QuoteDate <= purchase.Date && q.ValidUntil >= purchase.Date);
        var promised = await quotes.SelectMany(q => q.Lines.Where(l => items.Contains(l.ItemId)).Select(l => new { q.Id, q.AcceptedAt, Line = l })).ToListAsync(ct);
        return [.. promised.Select(p => new QuotedPrice(p.Id, p.AcceptedAt!.Value, p.Line.ItemId, p.Line.TaxIncluded, p.Line.Unit, p.Line.Quantity, p.Line.EffectivePrice))];
    }
}
