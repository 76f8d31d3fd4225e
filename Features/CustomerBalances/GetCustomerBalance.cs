using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Receivables;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.CustomerBalances;

/// <summary>A customer's credit with us, what is held of it and for what, and how much of it could pay for what the customer owes.</summary>
public static class GetCustomerBalance
{
    [Requires("customer-balances.get")]
    public sealed record Query(Guid CustomerId);

    /// <param name="Available">The balance less what is held.</param>
    /// <param name="Open">What the customer owes for goods that left, over all orders of which anything is open.</param>
    public sealed record Result(Guid CustomerId, string CustomerName, string Currency, [SellingPrice] Money? Balance, [SellingPrice] Money? Held, [SellingPrice] Money? Available,
        [SellingPrice] Money? Open, IReadOnlyList<BalanceHoldView> Holds);

    internal sealed class Handler(Database db, BalanceDesk balances) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            var customer = await db.Customers.Require(c => c.Id == query.CustomerId, ct);
            var stands = await balances.Look(customer.Id, customer.Currency, ct);
            var open = await db.Receivables.Where(r => r.CustomerId == customer.Id && r.Charged > r.Settled).SumAsync(r => r.Charged - r.Settled, ct);
            var holds = await db.BalanceHolds.Where(h => h.CustomerId == customer.Id && h.Amount > 0).OrderBy(h => h.Id).Take(200).ToListAsync(ct);
            return new(customer.Id, customer.Name, customer.Currency, stands.Balance, stands.Held, stands.Available, new(open, customer.Currency),
                [.. holds.Select(h => new BalanceHoldView(new(h.HolderKind, h.HolderId), new(h.Amount, customer.Currency)))]);
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/{customerId}", nameof(GetCustomerBalance), "Read a customer's balance");
}
