using System.Linq.Expressions;
using Waybill.Features.CustomerBalances;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.ReceiptPlans;

/// <summary>
/// How far instalments are paid, and what is open of them. A plan says when an order is to be paid; what the order comes to is said by the order, and where that is less by now
/// (a return was credited, a remainder dropped, the order closed) nobody owes the rest of the plan.
/// </summary>
public static class InstalmentStanding
{
    /// <summary>The one statement of what is open of an instalment, by what was received for its order and what that comes to now. The database evaluates it, and so does the program.</summary>
    private static readonly Expression<Func<ReceiptInstalment, decimal, decimal, decimal>> Open =
        (i, received, due) => Math.Max(0, Math.Min(i.Until, due) - Math.Max(i.Until - i.Amount, received));

    private static readonly Func<ReceiptInstalment, decimal, decimal, decimal> OpenInMemory = Open.Compile();

    /// <summary>What is open of an instalment.</summary>
    /// <param name="received">What was received for its order, and what is held for it.</param>
    /// <param name="due">What its order comes to now.</param>
    public static decimal OpenOf(this ReceiptInstalment instalment, decimal received, decimal due) => OpenInMemory(instalment, received, due);

    /// <summary>What is made of an instalment, of what was received for its order or is held for it, and of what is open of the instalment.</summary>
    public static Expression<Func<ReceiptInstalment, T>> Standing<T>(this Database db, Expression<Func<ReceiptInstalment, decimal, decimal, T>> of)
    {
        var (one, holds) = (of.Parameters[0], db.BalanceHolds);
        Expression<Func<ReceiptInstalment, Order>> order = i => i.Plan.Order;
        Expression<Func<ReceiptInstalment, decimal>> paid = i => i.Plan.Order.Received + holds.Where(h => h.HolderId == i.Plan.OrderId).Sum(h => h.Amount);
        var received = Splice.In(paid, one);
        return Expression.Lambda<Func<ReceiptInstalment, T>>(Splice.In(of, one, received, Splice.In(Open, one, received, Splice.In(Order.DueInDatabase, Splice.In(order, one)))), one);
    }

    /// <summary>Something of it is open. Of most that are past nothing is, and that is seen without a look at their orders' lines.</summary>
    public static Expression<Func<ReceiptInstalment, bool>> IsOpen(this Database db) =>
        Splice.Both(i => i.Until > i.Plan.Order.Received, db.Standing((i, received, open) => open > 0));

    /// <summary>Nothing of it is open: it is paid, or comes to nothing by now.</summary>
    public static Expression<Func<ReceiptInstalment, bool>> IsSettled(this Database db) =>
        Splice.Either(i => i.Until <= i.Plan.Order.Received, db.Standing((i, received, open) => open == 0));
}
