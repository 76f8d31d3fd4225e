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
    /// <param name="anew">Other lines come with it: then the same total means something else.</param>
    public void Settle(Quote quote, decimal discountRate, Money? freight, Money? total, string? reason, bool anew = false)
    {
        if (discountRate > quote.DiscountRate) user.Require("quotes.set-discount");
        if (total is not null && (anew || total.Amount != quote.AgreedTotal)) user.Require("quotes.set-total");
        if (total is not null && string.IsNullOrWhiteSpace(reason)) throw Infrastructure.Refusals.ShapeRefusals.Required.At("/totalReason");
        quote.Settle(discountRate, freight?.In(quote.Currency, "/freight/currency") ?? 0, total?.In(quote.Currency, "/total/currency"), reason);
    }
}

/// <summary>The prices of accepted quotes, for whoever asks what the customer would pay.</summary>
internal sealed class PricesOfQuotes(Database db) : IQuotePrices
{
    private static readonly Ready<Func<Database, Guid, string, DateOnly, Guid[], IAsyncEnumerable<Promise>>> Holding = new(() => EF.CompileAsyncQuery(
        (Database db, Guid customerId, string currency, DateOnly date, Guid[] items) => db.Set<Quote>().AsNoTracking()
            .Where(q => q.Status == QuoteStatus.Accepted && q.CustomerId == customerId && q.Currency == currency && q.QuoteDate <= date && q.ValidUntil >= date)
            .SelectMany(q => q.Lines.Where(l => items.Contains(l.ItemId)).Select(l => new Promise(q.Id, q.AcceptedAt!.Value, l)))));

    public Func<CancellationToken, Task<IReadOnlyList<QuotedPrice>>> Promised(Purchase purchase, IReadOnlyCollection<Guid> items)
    {
        var any = false;
        db.Ahead(new("select 1 from quotes where status = 'accepted' and customer_id = $1 and valid_until >= $2 limit 1", purchase.CustomerId, purchase.Date), _ => any = true);
        return async ct => any ? await Promised(purchase, items, ct) : [];
    }

    private async Task<IReadOnlyList<QuotedPrice>> Promised(Purchase purchase, IReadOnlyCollection<Guid> items, CancellationToken ct)
    {
        var promised = await Holding.In(db)(db, purchase.CustomerId, purchase.Currency, purchase.Date, [.. items]).ToListAsync(ct);
        return [.. promised.Select(p => new QuotedPrice(p.QuoteId, p.AcceptedAt, p.Line.ItemId, p.Line.TaxIncluded, p.Line.Unit, p.Line.Quantity, p.Line.EffectivePrice))];
    }

    private sealed record Promise(Guid QuoteId, DateTimeOffset AcceptedAt, QuoteLine Line);
}
