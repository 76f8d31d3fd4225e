using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Customers;

/// <summary>Finance decides how much a customer may owe; null takes the limit away.</summary>
public static class SetCreditLimit
{
    [Requires("customers.set-credit-limit")]
    [Refuses("CURRENCY_MISMATCH")]
    public sealed record Command(Guid CustomerId, int Version, [Amount(OrZero = true)] Money? CreditLimit);
    public sealed record Result(Guid Id, int Version, Money? CreditLimit);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var customer = (await db.Customers.Require(c => c.Id == command.CustomerId, ct)).At(command.Version);
            customer.Limit(command.CreditLimit?.In(customer.Currency, "/creditLimit/currency"));
            return new(customer.Id, customer.Version, command.CreditLimit);
        }
    }

    internal static void Map(Doors doors) => doors.Put<Command, Result, Handler>("/customers/{customerId}/credit-limit", nameof(SetCreditLimit), "Set a customer's credit limit");
}
