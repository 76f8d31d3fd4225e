using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Quotes;

/// <summary>The customer does not take the quote; the reason is kept.</summary>
public static class DeclineQuote
{
    [Requires("quotes.decline")]
    [Refuses("QUOTE_WRONG_STATE")]
    public sealed record Command(Guid QuoteId, [MaxLength(500)] string Reason);
    public sealed record Result(Guid Id, int Version, string Number, int Revision, QuoteStatus Status, string? Reason);

    internal sealed class Handler(Database db, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var quote = await db.RequireLockedQuote(command.QuoteId, ct);
            quote.Decline(command.Reason);
            outbox.Tell("quote.declined", quote, QuoteTold.Of(quote));
            return new(quote.Id, quote.Version, quote.Number!, quote.Revision, quote.Status, quote.Reason);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{quoteId}/decline", nameof(DeclineQuote), "Note that a quote was declined");
}
