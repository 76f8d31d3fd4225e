using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Customers;

/// <summary>Finance decides how much a customer may owe, and for how long.</summary>
public static class SetCreditLimit
{
    /// <param name="CreditLimit">Absent takes the limit away.</param>
    /// <param name="PaymentTermDays">Within how many days it pays for goods that leave from now on: what it owes for an order without a receipt plan is due then. Absent takes the term away.</param>
    [Requires("customers.set-credit-limit")]
    [Refuses("CURRENCY_MISMATCH")]
    public sealed record Command(Guid CustomerId, int Version, [Amount(OrZero = true)] Money? CreditLimit, [Range(0, 365)] int? PaymentTermDays = null);
    public sealed record Result(Guid Id, int Version, Money? CreditLimit, int? PaymentTermDays);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var customer = (await db.Customers.Require(c => c.Id == command.CustomerId, ct)).At(command.Version);
            customer.Limit(command.CreditLimit?.In(customer.Currency, "/creditLimit/currency"), command.PaymentTermDays);
            return new(customer.Id, customer.Version, command.CreditLimit, command.PaymentTermDays);
        }
    }

    internal static void Map(Doors doors) => doors.Put<Command, Result, Handler>("/customers/{customerId}/credit-limit", nameof(SetCreditLimit), "Set a customer's credit limit and payment term");
}
