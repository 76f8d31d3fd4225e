using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Features.CustomerBalances;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Refunds;

/// <summary>Finance does not pay a submitted refund, and says why; its amount is available again.</summary>
public static class RejectRefund
{
    [Requires("refunds.reject")]
    [Refuses("REFUND_WRONG_STATE", "NOT_YOUR_TURN", "OWN_DOCUMENT")]
    public sealed record Command(Guid RefundId, [MaxLength(500)] string Reason);

    internal sealed class Handler(Database db, ApprovalsDesk approvals, BalanceDesk balances, Outbox outbox) : IHandler<Command, RefundView>
    {
        public async Task<RefundView> Handle(Command command, CancellationToken ct)
        {
            var refund = await db.Refunds.RequireLocked(db, command.RefundId, ct);
            refund.Reject(command.Reason);
            await approvals.Reject(refund.Ref, command.Reason, ct);
            await balances.Unhold(refund.Ref, ct);
            outbox.Tell("refund.rejected", refund, RefundTold.Of(refund));
            return RefundView.Of(refund);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, RefundView, Handler>("/{refundId}/reject", nameof(RejectRefund), "Reject a submitted refund");
}
