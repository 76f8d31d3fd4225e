using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Receivables;

/// <summary>What a customer owes, and how much more it may.</summary>
public static class GetCustomerAccount
{
    [Requires("receivables.get-account")]
    public sealed record Query(Guid CustomerId);

    /// <param name="CreditLimit">The most it may owe; absent where there is no limit.</param>
    /// <param name="Balance">What we have of its money, and are not about to refund: it may owe as much more.</param>
    /// <param name="Available">What is left of the limit and the balance, below zero where it is exceeded; absent where there is no limit.</param>
    public sealed record Result(Guid CustomerId, string CustomerName, string Currency, [SellingPrice] Money? CreditLimit, [SellingPrice] Money? Open, [SellingPrice] Money? Balance,
        [SellingPrice] Money? Available);

    internal sealed class Handler(Database db, IEnumerable<ICoverCredit> covers) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            var customer = await db.Customers.Require(c => c.Id == query.CustomerId, ct);
            var open = await db.ReceivableAccounts.Where(a => a.CustomerId == customer.Id).Select(a => a.Open).FirstOrDefaultAsync(ct);
            var balance = await covers.Of(customer.Id, ct);
            return new(customer.Id, customer.Name, customer.Currency, In(customer.CreditLimit), In(open), In(balance), In(customer.CreditLimit + balance - open));

            Money? In(decimal? amount) => amount is { } known ? new(known, customer.Currency) : null;
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/accounts/{customerId}", nameof(GetCustomerAccount), "Read what a customer owes");
}
