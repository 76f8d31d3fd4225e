using Waybill.Features.Approvals;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Quotes;

/// <summary>A draft is offered for approval. The first time it gets its number. Where its flow lets it pass by itself, it is approved at once.</summary>
public static class SubmitQuote
{
    [Requires("quotes.submit")]
    [Refuses("QUOTE_WRONG_STATE", "QUOTE_CONVERTED", "APPROVER_MISSING", "COMPANY_MISSING")]
    public sealed record Command(Guid QuoteId);
    public sealed record Result(Guid Id, int Version, string Number, int Revision, QuoteStatus Status);

    internal sealed class Handler(Database db, NumberingDesk numbers, ApprovalsDesk approvals, QuoteApproval approval, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var quote = await db.RequireLockedQuote(command.QuoteId, ct);
            quote.Submit();
            quote.Name(quote.Number ?? await numbers.Draw("quote", ct));
            outbox.Tell("quote.submitted", quote, QuoteTold.Of(quote));
            if (await approvals.Submit(approval.Subject(quote), ct) == Signed.Last) await approval.Approve(quote, remark: null, ct);
            return new(quote.Id, quote.Version, quote.Number!, quote.Revision, quote.Status);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{quoteId}/submit", nameof(SubmitQuote), "Submit a quote for approval");
}
