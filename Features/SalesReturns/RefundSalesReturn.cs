using System.ComponentModel.DataAnnotations;
using Waybill.Features.CustomerBalances;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesReturns;

/// <summary>Finance has paid out what was to be refunded.</summary>
public static class RefundSalesReturn
{
    /// <param name="Reference">What the bank or the payment provider calls the payment.</param>
    [NeedsKey]
    [Requires("sales-returns.refund")]
    [Refuses("SALES_RETURN_WRONG_STATE", "NOTHING_TO_REFUND")]
    public sealed record Command(Guid ReturnId, [MaxLength(100)] string? Reference);

    internal sealed class Handler(SalesReturnLocks locks, BalanceDesk balances, Outbox outbox) : IHandler<Command, SalesReturnView>
    {
        public async Task<SalesReturnView> Handle(Command command, CancellationToken ct)
        {
            var (back, order) = await locks.Both(command.ReturnId, ct);
            back.Refund(order, command.Reference);
            await balances.Spend(back.Ref, back.Currency, BalanceReason.Refund, ct);
            outbox.Tell("sales-return.refunded", back, SalesReturnTold.Of(back));
            return SalesReturnView.Of(back);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SalesReturnView, Handler>("/{returnId}/refund", nameof(RefundSalesReturn), "Note that a return was paid out");
}
