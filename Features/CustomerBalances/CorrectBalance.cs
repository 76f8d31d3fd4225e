using System.ComponentModel.DataAnnotations;
using Waybill.Features.Customers;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.CustomerBalances;

/// <summary>Finance sets a customer's balance right by hand, as when it takes over what another system knew, and says why.</summary>
public static class CorrectBalance
{
    /// <param name="Amount">What comes to the balance, or, below zero, goes out of what is available.</param>
    [NeedsKey]
    [Requires("customer-balances.correct")]
    [Refuses("BALANCE_SHORT", "CURRENCY_MISMATCH")]
    public sealed record Command(Guid CustomerId, [Amount(Signed = true)] Money Amount, [MaxLength(500)] string Reason);

    internal sealed class Handler(Database db, BalanceDesk balances) : IHandler<Command, BalanceView>
    {
        public async Task<BalanceView> Handle(Command command, CancellationToken ct)
        {
            var customer = await db.Customers.Require(c => c.Id == command.CustomerId, ct);
            var amount = command.Amount.In(customer.Currency, "/amount/currency");
            if (amount == 0) throw ShapeRefusals.OutOfRange.At("/amount/amount", ("range", "other than 0"));
            if (amount > 0) await balances.Credit(customer.Id, customer.Currency, BalanceReason.Correction, customer.Ref, amount, ct, command.Reason);
            else await balances.Debit(customer.Id, customer.Currency, BalanceReason.Correction, customer.Ref, -amount, ct, command.Reason);
            return await balances.Look(customer.Id, customer.Currency, ct);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, BalanceView, Handler>("/{customerId}/correct", nameof(CorrectBalance), "Set a customer's balance right");
}
