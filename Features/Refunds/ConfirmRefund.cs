using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Refunds;

/// <summary>Finance has paid the customer. With the last signature that its flow asks for, what was held has left the balance.</summary>
public static class ConfirmRefund
{
    /// <param name="PaidDate">Today if not given.</param>
    /// <param name="Reference">What the bank or the payment provider calls it.</param>
    [NeedsKey]
    [Requires("refunds.confirm")]
    [Refuses("REFUND_WRONG_STATE", "NOT_YOUR_TURN", "OWN_DOCUMENT", "APPROVAL_STALE", "COMPANY_MISSING")]
    public sealed record Command(Guid RefundId, DateOnly? PaidDate, [MaxLength(100)] string? Reference, [MaxLength(500)] string? Remark);

    internal sealed class Handler(Database db, ApprovalsDesk approvals, RefundPayment payment, Outbox outbox) : IHandler<Command, RefundView>
    {
        public async Task<RefundView> Handle(Command command, CancellationToken ct)
        {
            var refund = await db.Refunds.RequireLocked(db, command.RefundId, ct);
            refund.RequireSubmitted();
            if (await approvals.Sign(RefundPayment.Subject(refund), command.Remark, ct) == Signed.Last)
            {
                await payment.Pay(refund, command.PaidDate, command.Reference, ct);
                outbox.Tell("refund.confirmed", refund, RefundTold.Of(refund));
            }
            return RefundView.Of(refund);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, RefundView, Handler>("/{refundId}/confirm", nameof(ConfirmRefund), "Confirm that a refund was paid out");
}
