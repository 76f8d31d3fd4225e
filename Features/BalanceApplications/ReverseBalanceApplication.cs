using System.ComponentModel.DataAnnotations;
using Waybill.Features.CustomerBalances;
using Waybill.Features.Receivables;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.BalanceApplications;

/// <summary>An application was wrong: counter-entries take it back. Its orders are open again, and the money is available in the balance.</summary>
public static class ReverseBalanceApplication
{
    [NeedsKey]
    [Requires("balance-applications.reverse")]
    [Refuses("BALANCE_APPLICATION_WRONG_STATE", "PAYMENT_CREDITED")]
    public sealed record Command(Guid BalanceApplicationId, [MaxLength(500)] string Reason);

    internal sealed class Handler(Database db, BalanceDesk balances, ReceivablesDesk receivables, Outbox outbox) : IHandler<Command, BalanceApplicationView>
    {
        public async Task<BalanceApplicationView> Handle(Command command, CancellationToken ct)
        {
            var (application, orders) = await db.LockApplication(command.BalanceApplicationId, ct);
            application.Reverse(command.Reason);
            await balances.Unapply(application.CustomerId, application.Currency, application.Ref, application.Amount, ct);
            await receivables.Unsettle(application.Payments(orders), ct);
            foreach (var (order, amount) in application.ByOrder) orders[order].Receive(-amount);
            outbox.Tell("balance-application.reversed", application, BalanceApplicationTold.Of(application));
            return BalanceApplicationView.Of(application, orders, await balances.Look(application.CustomerId, application.Currency, ct));
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, BalanceApplicationView, Handler>("/{balanceApplicationId}/reverse", nameof(ReverseBalanceApplication), "Reverse an application of balance");
}
