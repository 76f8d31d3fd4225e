using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesReturns;

/// <summary>We offer the customer terms for what it gives back: prices below what it paid, another resolution, another disposition.</summary>
public static class OfferSalesReturn
{
    /// <param name="Lines">The lines whose terms change; the others stay as they are.</param>
    [Requires("sales-returns.offer")]
    [Refuses("SALES_RETURN_WRONG_STATE", "AGREED_TOO_HIGH", "REDELIVER_WITHOUT_GOODS", "RETURN_LINE_REPEATED", "CURRENCY_MISMATCH")]
    public sealed record Command(Guid ReturnId, IReadOnlyList<ReturnTermsEntry>? Lines, [MaxLength(1000)] string? Remark);

    internal sealed class Handler(SalesReturnLocks locks, ApprovalsDesk approvals, Outbox outbox) : IHandler<Command, SalesReturnView>
    {
        public async Task<SalesReturnView> Handle(Command command, CancellationToken ct)
        {
            var (back, _) = await locks.Both(command.ReturnId, ct);
            back.Offer(ReturnTermsEntry.Of(back, command.Lines), command.Remark);
            await approvals.Void(back.Ref, ct);
            outbox.Tell("sales-return.offered", back, SalesReturnTold.Of(back));
            return SalesReturnView.Of(back);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SalesReturnView, Handler>("/{returnId}/offer", nameof(OfferSalesReturn), "Offer terms for a return");
}
