using System.ComponentModel.DataAnnotations;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Quotes;

/// <summary>The customer takes the quote, inside its validity. From here until that ends it also prices whatever else the customer buys of its items.</summary>
public static class AcceptQuote
{
    /// <param name="CustomerPurchaseOrder">The customer's own number of its order, if it came with one.</param>
    /// <param name="HonourReason">Why the quote is honoured although its validity is over; needs the permission quotes.honour-expired.</param>
    [Requires("quotes.accept")]
    [Asks(Quote.HonourExpired)]
    [Refuses("QUOTE_WRONG_STATE", "QUOTE_EXPIRED", "COMPANY_MISSING")]
    public sealed record Command(Guid QuoteId, [MaxLength(100)] string? CustomerPurchaseOrder, [MaxLength(500)] string? HonourReason);
    public sealed record Result(Guid Id, int Version, string Number, int Revision, QuoteStatus Status, DateTimeOffset? AcceptedAt, string? HonourReason);

    internal sealed class Handler(Database db, CompanyDesk companies, Outbox outbox, CurrentUser user, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            if (command.HonourReason is not null) user.Require(Quote.HonourExpired);
            var quote = await db.RequireLockedQuote(command.QuoteId, ct);
            quote.Accept(await companies.Today(ct), clock.GetUtcNow(), command.CustomerPurchaseOrder, command.HonourReason, by: user.Id);
            outbox.Tell("quote.accepted", quote, QuoteTold.Of(quote));
            return new(quote.Id, quote.Version, quote.Number!, quote.Revision, quote.Status, quote.AcceptedAt, quote.HonourReason);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{quoteId}/accept", nameof(AcceptQuote), "Note that a quote was accepted");
}
