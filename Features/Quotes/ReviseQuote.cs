using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Quotes;

/// <summary>
/// An approved quote is to be offered differently: the next revision is drafted under the same number, with its terms and prices as they are. The quote itself holds on until
/// the revision is approved.
/// </summary>
public static class ReviseQuote
{
    /// <param name="ValidUntil">That of the revised quote if not given.</param>
    [Requires("quotes.revise")]
    [Refuses("QUOTE_WRONG_STATE", "QUOTE_CONVERTED", "QUOTE_REVISION_OPEN", "VALIDITY_BACKWARDS")]
    public sealed record Command(Guid QuoteId, DateOnly? ValidUntil);

    /// <param name="Id">Of the new draft.</param>
    public sealed record Result(Guid Id, int Version, string Number, int Revision, QuoteStatus Status, Guid RevisedFromId);

    internal sealed class Handler(Database db, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var quote = await db.RequireLockedQuote(command.QuoteId, ct);
            var last = await db.Every<Quote>().Where(q => q.Number == quote.Number).MaxAsync(q => q.Revision, ct);
            var revision = new Quote(quote, revision: last + 1);
            if (command.ValidUntil is { } until) revision.Hold(until);
            db.Add(revision);
            outbox.Tell("quote.revised", revision, QuoteTold.Of(revision));
            return new(revision.Id, revision.Version, revision.Number!, revision.Revision, revision.Status, quote.Id);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{quoteId}/revise", nameof(ReviseQuote), "Draft the next revision of a quote");
}
