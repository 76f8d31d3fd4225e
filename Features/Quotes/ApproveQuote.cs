using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Quotes;

/// <summary>
/// A manager accepts a submitted quote. With the last signature that its flow asks for its prices stand and it may go to the customer, and the quote that it revises is superseded;
/// until then it stays submitted.
/// </summary>
public static class ApproveQuote
{
    [Requires("quotes.approve")]
    [Refuses("QUOTE_WRONG_STATE", "QUOTE_CONVERTED", "NOT_YOUR_TURN", "OWN_DOCUMENT", "APPROVAL_STALE", "COMPANY_MISSING")]
    public sealed record Command(Guid QuoteId, [MaxLength(500)] string? Remark);
    public sealed record Result(Guid Id, int Version, string Number, int Revision, QuoteStatus Status, DateTimeOffset? ApprovedAt);

    internal sealed class Handler(Database db, ApprovalsDesk approvals, QuoteApproval approval) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var quote = await db.RequireLockedQuote(command.QuoteId, ct);
            quote.RequireSubmitted();
            if (await approvals.Sign(approval.Subject(quote), command.Remark, ct) == Signed.Last) await approval.Approve(quote, command.Remark, ct);
            return new(quote.Id, quote.Version, quote.Number!, quote.Revision, quote.Status, quote.ApprovedAt);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{quoteId}/approve", nameof(ApproveQuote), "Approve a submitted quote");
}
