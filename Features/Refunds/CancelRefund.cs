using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Features.CustomerBalances;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Refunds;

/// <summary>A refund that was not paid comes to nothing; what was held for it is available again.</summary>
public static class CancelRefund
{
    [Requires("refunds.cancel")]
    [Refuses("REFUND_WRONG_STATE")]
    public sealed record Command(Guid RefundId, [MaxLength(500)] string? Reason);

    internal sealed class Handler(Database db, ApprovalsDesk approvals, BalanceDesk balances, Outbox outbox) : IHandler<Command, RefundView>
    {
        public async Task<RefundView> Handle(Command command, CancellationToken ct)
        {
            var refund = await db.Refunds.RequireLocked(db, command.RefundId, ct);
            refund.Cancel(command.Reason);
            await approvals.Void(refund.Ref, ct);
            await balances.Unhold(refund.Ref, ct);
            outbox.Tell("refund.cancelled", refund, RefundTold.Of(refund));
            return RefundView.Of(refund);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, RefundView, Handler>("/{refundId}/cancel", nameof(CancelRefund), "Cancel a refund");
}
