using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Quotes;

/// <summary>A quote that was never approved comes to nothing; what it would have revised can be revised anew.</summary>
public static class CancelQuote
{
    [Requires("quotes.cancel")]
    [Refuses("QUOTE_WRONG_STATE")]
    public sealed record Command(Guid QuoteId, [MaxLength(500)] string? Reason);
    public sealed record Result(Guid Id, int Version, string? Number, int Revision, QuoteStatus Status, string? Reason);

    internal sealed class Handler(Database db, ApprovalsDesk approvals, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var quote = await db.RequireLockedQuote(command.QuoteId, ct);
            quote.Cancel(command.Reason);
            await approvals.Void(quote.Ref, ct);
            outbox.Tell("quote.cancelled", quote, QuoteTold.Of(quote));
            return new(quote.Id, quote.Version, quote.Number, quote.Revision, quote.Status, quote.Reason);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{quoteId}/cancel", nameof(CancelQuote), "Cancel a quote");
}
