using System.ComponentModel.DataAnnotations;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Quotes;

/// <summary>It is noted that an approved quote went to the customer: to whom, and how. It may go again, to others; the last one counts.</summary>
public static class SendQuote
{
    /// <param name="To">A person, an address: whatever it went to.</param>
    [Requires("quotes.send")]
    [Refuses("QUOTE_WRONG_STATE", "QUOTE_EXPIRED", "COMPANY_MISSING")]
    public sealed record Command(Guid QuoteId, [MaxLength(200)] string To, SendingWay By);
    public sealed record Result(Guid Id, int Version, string Number, int Revision, QuoteStatus Status, string? SentTo, SendingWay? SentBy, DateTimeOffset? SentAt);

    internal sealed class Handler(Database db, CompanyDesk companies, Outbox outbox, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var quote = await db.RequireLockedQuote(command.QuoteId, ct);
            quote.Send(await companies.Today(ct), clock.GetUtcNow(), command.To, command.By);
            outbox.Tell("quote.sent", quote, QuoteTold.Of(quote));
            return new(quote.Id, quote.Version, quote.Number!, quote.Revision, quote.Status, quote.SentTo, quote.SentBy, quote.SentAt);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{quoteId}/send", nameof(SendQuote), "Note that a quote was sent");
}
