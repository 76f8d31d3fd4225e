using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Features.Organization;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Quotes;

/// <summary>
/// The items of a quote are offered again, to the same customer or another, at today's prices: what was agreed for the first one, manual prices, discounts and total, is not taken along.
/// The answer lists what differs.
/// </summary>
public static class CopyQuote
{
    /// <param name="CustomerId">The same customer if not given.</param>
    [Requires("quotes.copy")]
    [Refuses("QUOTE_NOTHING_TO_COPY", "VALIDITY_BACKWARDS", "CUSTOMER_INACTIVE", "UNIT_UNKNOWN", "QUANTITY_TOO_FINE", "COMPANY_MISSING")]
    public sealed record Command(Guid QuoteId, DateOnly ValidUntil, Guid? CustomerId);

    /// <param name="Id">Of the copy.</param>
    public sealed record Result(Guid Id, int Version, QuoteStatus Status, [SellingPrice] Money? Total, IReadOnlyList<Difference> Differences);

    /// <param name="Codes">PRICE_CHANGED, DISCOUNT_LEFT_OUT; ITEM_INACTIVE or PRICE_NOT_FOUND where the line is left out.</param>
    /// <param name="Was">The unit price in the quote, and in the copy.</param>
    public sealed record Difference(int Position, Guid ItemId, string ItemCode, IReadOnlyList<string> Codes, [SellingPrice] Money? Was, [SellingPrice] Money? Now);

    internal sealed class Handler(Database db, QuotePricing pricing, PriceDesk prices, CompanyDesk companies) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var quote = await db.Quotes.AsNoTracking().Include(q => q.Lines).Require(q => q.Id == command.QuoteId, ct);
            var customer = await db.Customers.Refer(c => c.Id == (command.CustomerId ?? quote.CustomerId), "/customerId", ct);
            if (!customer.Active) throw CustomerRefusals.Inactive.At("/customerId", ("customer", customer.Number));
            var copy = new Quote(customer, command.CustomerId is null ? quote.OwnerId : null, (await companies.Get(ct)).Rounding, await companies.Today(ct), quote.Channel)
            {
                PaymentTerms = quote.PaymentTerms, DeliveryTerms = quote.DeliveryTerms, Remark = quote.Remark,
            };
            copy.Hold(command.ValidUntil);

            var lines = quote.Lines.OrderBy(l => l.Position).ToList();
            var sold = await Sold(copy, customer, lines, ct);
            var wanted = lines.Where(l => sold[l] is null).ToList();
            if (wanted.Count == 0) throw QuoteRefusals.NothingToCopy.Because();
            copy.Fill(await pricing.Lines(copy, customer, [.. wanted.Select(l => new QuoteLineEntry(l.ItemId, l.Quantity, l.Unit, null, null, null, null, l.Description))], ct));
            db.Add(copy);
            return new(copy.Id, copy.Version, copy.Status, new(copy.Total, copy.Currency), Differences(quote, copy, lines, sold));
        }

        /// <summary>Why a line cannot be offered today; nothing where it can.</summary>
        private async Task<Dictionary<QuoteLine, string?>> Sold(Quote copy, Customer customer, List<QuoteLine> lines, CancellationToken ct)
        {
            var ids = lines.Select(l => l.ItemId).ToArray();
            var active = await db.Items.Where(i => ids.Contains(i.Id) && i.Active).Select(i => i.Id).ToListAsync(ct);
            var resolved = await prices.Resolve(Purchase.By(customer, copy.Channel, copy.Currency, copy.QuoteDate), [.. lines.Select(l => new PriceRequest(l.ItemId, l.Quantity, l.Unit))], ct);
            return lines.Zip(resolved).ToDictionary(l => l.First, l => !active.Contains(l.First.ItemId) ? PriceRefusals.ItemInactive.Code : l.Second is null ? PriceRefusals.PriceNotFound.Code : null);
        }

        private static IReadOnlyList<Difference> Differences(Quote quote, Quote copy, List<QuoteLine> lines, Dictionary<QuoteLine, string?> sold)
        {
            var copies = new Queue<QuoteLine>(copy.Lines);
            return [.. lines.Select(l => (Was: l, Now: sold[l] is null ? copies.Dequeue() : null)).Select(l => Compare(l.Was, l.Now)).Where(d => d.Codes.Count > 0)];

            Difference Compare(QuoteLine was, QuoteLine? now) => new(was.Position, was.ItemId, was.ItemCode, now is null ? [sold[was]!] : [.. Codes(was, now)],
                new(was.UnitPrice, quote.Currency), now is null ? null : new(now.UnitPrice, copy.Currency));

            IEnumerable<string> Codes(QuoteLine was, QuoteLine now)
            {
                if ((was.UnitPrice, was.TaxIncluded, quote.Currency) != (now.UnitPrice, now.TaxIncluded, copy.Currency)) yield return "PRICE_CHANGED";
                if (was.EffectiveDiscount > 0) yield return "DISCOUNT_LEFT_OUT";
            }
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{quoteId}/copy", nameof(CopyQuote), "Draft a quote of the same items at today's prices");
}
