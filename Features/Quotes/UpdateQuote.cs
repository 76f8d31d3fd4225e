using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Quotes;

/// <summary>
/// A draft changes. Lines are replaced as a whole and priced anew, and with them a total that was set by hand lapses unless who may set one sends it again; customer, date and channel stay,
/// because the prices hang on them.
/// </summary>
public static class UpdateQuote
{
    [Requires("quotes.update")]
    [Asks("quotes.set-price", "quotes.set-discount", "quotes.set-total")]
    [Refuses("QUOTE_WRONG_STATE", "QUOTE_EXTERNAL_ID_TAKEN", "QUOTE_DISCOUNT_AND_TOTAL", "QUOTE_TOTAL_BELOW_FREIGHT", "VALIDITY_BACKWARDS", "ITEM_INACTIVE", "UNIT_UNKNOWN", "QUANTITY_TOO_FINE",
        "PRICE_NOT_FOUND", "CURRENCY_MISMATCH", "COMPANY_MISSING")]
    public sealed record Command(Guid QuoteId, int Version, [MinLength(1)] Patch<IReadOnlyList<QuoteLineEntry>> Lines = default, Patch<DateOnly> ValidUntil = default,
        Patch<Guid?> SalespersonId = default, [Rate(OrZero = true), SellingPrice] Patch<decimal?> DiscountRate = default, [Amount(OrZero = true), SellingPrice] Patch<Money?> Total = default,
        [MaxLength(500)] Patch<string?> TotalReason = default, [Amount(OrZero = true)] Patch<Money?> Freight = default, Patch<string?> PaymentTerms = default,
        Patch<string?> DeliveryTerms = default, [MaxLength(100)] Patch<string?> ExternalId = default, [MaxLength(1000)] Patch<string?> Remark = default);

    internal sealed class Handler(Database db, QuotePricing pricing, Margins margins, CompanyDesk companies) : IHandler<Command, GetQuote.Result>
    {
        public async Task<GetQuote.Result> Handle(Command command, CancellationToken ct)
        {
            var quote = (await db.Quotes.Include(q => q.Lines).Require(q => q.Id == command.QuoteId, ct)).At(command.Version);
            quote.RequireDraft();
            if (command.SalespersonId.Or(null) is { } salesperson) db.ReferNext<Employee>(salesperson, "/salespersonId");

            quote.BelongTo(command.SalespersonId.Or(quote.OwnerId));
            quote.PaymentTerms = command.PaymentTerms.Or(quote.PaymentTerms);
            quote.DeliveryTerms = command.DeliveryTerms.Or(quote.DeliveryTerms);
            quote.ExternalId = command.ExternalId.Or(quote.ExternalId);
            quote.Remark = command.Remark.Or(quote.Remark);
            if (command.ValidUntil.IsSet) quote.Hold(command.ValidUntil.Or(default));
            await Price(quote, command, ct);
            return GetQuote.Result.Of(quote, await margins.Of(quote.Currency, quote.Lines, ct), today: await companies.Today(ct));
        }

        private async Task Price(Quote quote, Command command, CancellationToken ct)
        {
            var total = quote.AgreedTotal is { } agreed && !command.Lines.IsSet ? new Money(agreed, quote.Currency) : null;
            pricing.Settle(quote, command.DiscountRate.Or(quote.DiscountRate) ?? 0, command.Freight.Or(new(quote.Freight, quote.Currency)), command.Total.Or(total),
                command.TotalReason.Or(quote.TotalReason), anew: command.Lines.IsSet);
            if (!command.Lines.IsSet) return;
            var customer = await db.Every<Customer>().Require(c => c.Id == quote.CustomerId, ct);
            quote.Fill(await pricing.Lines(quote, customer, command.Lines.Or([]), ct));
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, GetQuote.Result, Handler>("/{quoteId}", nameof(UpdateQuote), "Change a draft quote");
}
