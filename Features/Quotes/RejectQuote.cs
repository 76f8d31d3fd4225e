using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Quotes;

/// <summary>A manager does not accept a submitted quote, and says why.</summary>
public static class RejectQuote
{
    [Requires("quotes.reject")]
    [Refuses("QUOTE_WRONG_STATE", "NOT_YOUR_TURN", "OWN_DOCUMENT")]
    public sealed record Command(Guid QuoteId, [MaxLength(500)] string Reason);
    public sealed record Result(Guid Id, int Version, string Number, int Revision, QuoteStatus Status, string? Reason);

    internal sealed class Handler(Database db, ApprovalsDesk approvals, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var quote = await db.RequireLockedQuote(command.QuoteId, ct);
            quote.Reject(command.Reason);
            await approvals.Reject(quote.Ref, command.Reason, ct);
            outbox.Tell("quote.rejected", quote, QuoteTold.Of(quote));
            return new(quote.Id, quote.Version, quote.Number!, quote.Revision, quote.Status, quote.Reason);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{quoteId}/reject", nameof(RejectQuote), "Reject a submitted quote");
}
