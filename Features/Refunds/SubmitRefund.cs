using Waybill.Features.Approvals;
using Waybill.Features.CustomerBalances;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Refunds;

/// <summary>A refund goes to finance, and its amount is held: it can be used for nothing else. The first time it gets its number. Where its flow lets it pass, it is confirmed at once.</summary>
public static class SubmitRefund
{
    [NeedsKey]
    [Requires("refunds.submit")]
    [Refuses("REFUND_WRONG_STATE", "BALANCE_SHORT", "APPROVER_MISSING", "COMPANY_MISSING")]
    public sealed record Command(Guid RefundId);

    internal sealed class Handler(Database db, BalanceDesk balances, NumberingDesk numbers, ApprovalsDesk approvals, RefundPayment payment, Outbox outbox) : IHandler<Command, RefundView>
    {
        public async Task<RefundView> Handle(Command command, CancellationToken ct)
        {
            var refund = await db.Refunds.RequireLocked(db, command.RefundId, ct);
            refund.Submit();
            refund.Name(refund.Number ?? await numbers.Draw("refund", ct));
            await balances.Hold(refund.CustomerId, refund.Ref, refund.Amount, ct);
            outbox.Tell("refund.submitted", refund, RefundTold.Of(refund));
            if (await approvals.Submit(RefundPayment.Subject(refund), ct) == Signed.Last)
            {
                await payment.Pay(refund, paidDate: null, reference: null, ct);
                outbox.Tell("refund.confirmed", refund, RefundTold.Of(refund));
            }
            return RefundView.Of(refund);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, RefundView, Handler>("/{refundId}/submit", nameof(SubmitRefund), "Submit a refund to finance");
}
