using System.ComponentModel.DataAnnotations;
using Waybill.Features.CustomerBalances;
using Waybill.Features.Customers;
using Waybill.Features.Receipts;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Refunds;

/// <summary>Somebody asks that money of a customer's balance be paid out. It is a draft: the money is held for it when it is submitted.</summary>
public static class CreateRefund
{
    /// <param name="Account">The customer's account that it goes to.</param>
    [NeedsKey]
    [Requires("refunds.create")]
    [Refuses("CURRENCY_MISMATCH")]
    public sealed record Command(Guid CustomerId, [Amount] Money Amount, PaymentMethod Method, [MaxLength(200)] string? Account, [MaxLength(1000)] string? Remark);

    /// <param name="Balance">How the customer's balance stands.</param>
    public sealed record Result(Guid Id, int Version, RefundStatus Status, [SellingPrice] Money? Amount, BalanceView Balance);

    internal sealed class Handler(Database db, BalanceDesk balances) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var customer = await db.Customers.Refer(c => c.Id == command.CustomerId, "/customerId", ct);
            var refund = new Refund(customer, command.Amount.In(customer.Currency, "/amount/currency")) { Method = command.Method, Account = command.Account, Remark = command.Remark };
            db.Add(refund);
            return new(refund.Id, refund.Version, refund.Status, new(refund.Amount, refund.Currency), await balances.Look(customer.Id, customer.Currency, ct));
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/", nameof(CreateRefund), "Ask for a refund of balance");
}
