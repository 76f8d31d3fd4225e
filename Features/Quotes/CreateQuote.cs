using System.ComponentModel.DataAnnotations;
using Waybill.Features.Customers;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Quotes;

/// <summary>A quote is drafted for a customer, in the customer's currency, with prices looked up for its date. As a dry run it checks prices and margins without writing.</summary>
public static class CreateQuote
{
    /// <param name="ValidUntil">The last business date on which it holds.</param>
    /// <param name="QuoteDate">Today if not given.</param>
    /// <param name="DiscountRate">A discount on the whole, which its lines share to the cent; needs the permission quotes.set-discount.</param>
    /// <param name="Total">Instead of a discount, what the whole comes to, tax and freight included; needs the permission quotes.set-total and a reason.</param>
    /// <param name="Freight">Charged once and without tax.</param>
    [Requires("quotes.create")]
    [Asks("quotes.set-price", "quotes.set-discount", "quotes.set-total")]
    [Refuses("QUOTE_EXTERNAL_ID_TAKEN", "QUOTE_DISCOUNT_AND_TOTAL", "QUOTE_TOTAL_BELOW_FREIGHT", "VALIDITY_BACKWARDS", "CUSTOMER_INACTIVE", "ITEM_INACTIVE", "UNIT_UNKNOWN", "QUANTITY_TOO_FINE",
        "PRICE_NOT_FOUND", "CURRENCY_MISMATCH", "COMPANY_MISSING")]
    public sealed record Command(Guid CustomerId, [MinLength(1)] IReadOnlyList<QuoteLineEntry> Lines, DateOnly ValidUntil, DateOnly? QuoteDate = null, Guid? SalespersonId = null,
        [MaxLength(40)] string? Channel = null, [Rate(OrZero = true), SellingPrice] decimal? DiscountRate = null, [Amount(OrZero = true), SellingPrice] Money? Total = null,
        [MaxLength(500)] string? TotalReason = null, [Amount(OrZero = true)] Money? Freight = null, string? PaymentTerms = null, string? DeliveryTerms = null,
        [MaxLength(100)] string? ExternalId = null, [MaxLength(1000)] string? Remark = null);
    public sealed record Result(Guid Id, int Version, QuoteStatus Status, [SellingPrice] Money? Net, [SellingPrice] Money? Tax, [SellingPrice] Money? Freight, [SellingPrice] Money? Total,
        [Margin] decimal? MarginRate, IReadOnlyList<QuoteLineView> Lines);

    internal sealed class Handler(Database db, QuotePricing pricing, Margins margins, CompanyDesk companies) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var customer = await db.Customers.Refer(c => c.Id == command.CustomerId, "/customerId", ct);
            if (!customer.Active) throw CustomerRefusals.Inactive.At("/customerId", ("customer", customer.Number));
            if (command.SalespersonId is { } salesperson) db.ReferNext<Employee>(salesperson, "/salespersonId");

            var company = await companies.Get(ct);
            var quote = new Quote(customer, command.SalespersonId, company.Rounding, command.QuoteDate ?? await companies.Today(ct), command.Channel)
            {
                PaymentTerms = command.PaymentTerms, DeliveryTerms = command.DeliveryTerms, ExternalId = command.ExternalId, Remark = command.Remark,
            };
            quote.Hold(command.ValidUntil);
            quote.Fill(await pricing.Lines(quote, customer, command.Lines, ct));
            pricing.Settle(quote, command.DiscountRate ?? 0, command.Freight, command.Total, command.TotalReason);
            db.Add(quote);
            var margin = await margins.Of(quote.Currency, quote.Lines, ct);
            return new(quote.Id, quote.Version, quote.Status, In(quote.Net), In(quote.Tax), In(quote.Freight), In(quote.Total), margin.Whole, QuoteLineView.Of(quote, margin));

            Money In(decimal amount) => new(amount, quote.Currency);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/", nameof(CreateQuote), "Draft a quote");
}
