using Waybill.Features.CustomerBalances;
using Waybill.Features.Receivables;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesReturns;

/// <summary>
/// What was agreed is taken off what the customer owes for the order. What it had paid beyond that becomes its balance; the part that is to be paid out is held there for it.
/// Before the goods are in this needs a permission.
/// </summary>
public static class CreditSalesReturn
{
    [NeedsKey]
    [Requires("sales-returns.credit")]
    [Asks("sales-returns.credit-before-goods")]
    [Refuses("SALES_RETURN_WRONG_STATE", "NOTHING_TO_CREDIT", "RETURN_GOODS_AWAITED", "OVER_CREDITED")]
    public sealed record Command(Guid ReturnId);

    internal sealed class Handler(SalesReturnLocks locks, BalanceDesk balances, ReceivablesDesk receivables, Outbox outbox, CurrentUser user, TimeProvider clock) : IHandler<Command, SalesReturnView>
    {
        public async Task<SalesReturnView> Handle(Command command, CancellationToken ct)
        {
            var (back, order) = await locks.Both(command.ReturnId, ct);
            var (excess, refund) = back.Credit(order, beforeGoods: user.May("sales-returns.credit-before-goods"), clock.GetUtcNow());
            await balances.Credit(back.CustomerId, back.Currency, BalanceReason.ReturnCredit, back.Ref, excess, ct);
            await balances.Hold(back.CustomerId, back.Ref, refund, ct);
            var owing = new Owing(back.CustomerId, back.Ref, order.Ref, order.Number!, order.Currency);
            await receivables.Credit(owing, back.Credited, ct);
            if (excess > 0) await receivables.Unsettle([(owing, excess)], ct);
            outbox.Tell("sales-return.credited", back, SalesReturnTold.Of(back));
            return SalesReturnView.Of(back);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SalesReturnView, Handler>("/{returnId}/credit", nameof(CreditSalesReturn), "Credit what was agreed for a return");
}
