using System.ComponentModel.DataAnnotations;
using Waybill.Features.CustomerBalances;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Refunds;

/// <summary>A confirmed refund did not reach the customer: a counter-entry gives it back to the balance.</summary>
public static class ReverseRefund
{
    [NeedsKey]
    [Requires("refunds.reverse")]
    [Refuses("REFUND_WRONG_STATE")]
    public sealed record Command(Guid RefundId, [MaxLength(500)] string Reason);

    internal sealed class Handler(Database db, BalanceDesk balances, Outbox outbox) : IHandler<Command, RefundView>
    {
        public async Task<RefundView> Handle(Command command, CancellationToken ct)
        {
            var refund = await db.Refunds.RequireLocked(db, command.RefundId, ct);
            refund.Reverse(command.Reason);
            await balances.Credit(refund.CustomerId, refund.Currency, BalanceReason.RefundReversal, refund.Ref, refund.Amount, ct, command.Reason);
            outbox.Tell("refund.reversed", refund, RefundTold.Of(refund));
            return RefundView.Of(refund);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, RefundView, Handler>("/{refundId}/reverse", nameof(ReverseRefund), "Reverse a confirmed refund");
}
