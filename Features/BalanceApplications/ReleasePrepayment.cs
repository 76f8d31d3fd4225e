using Waybill.Features.CustomerBalances;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.BalanceApplications;

/// <summary>What was paid for an order before its goods left, and is held for it in the customer's balance, may be used for something else.</summary>
public static class ReleasePrepayment
{
    /// <param name="Amount">At most this much; all of it if not given.</param>
    [NeedsKey]
    [Requires("balance-applications.release-prepayment")]
    [Refuses("CURRENCY_MISMATCH")]
    public sealed record Command(Guid OrderId, [Amount] Money? Amount);

    /// <param name="Released">How much became available: 0.00 where nothing was held.</param>
    public sealed record Result(Guid Id, int Version, string? OrderNumber, [SellingPrice] Money? Released, BalanceView Balance);

    internal sealed class Handler(Database db, BalanceDesk balances) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var order = await db.RequireLockedOrder(command.OrderId, ct);
            var released = await balances.Unhold(order.Ref, ct, most: command.Amount?.In(order.Currency, "/amount/currency"));
            return new(order.Id, order.Version, order.Number, new(released, order.Currency), await balances.Look(order.CustomerId, order.Currency, ct));
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/prepayments/{orderId}/release", nameof(ReleasePrepayment), "Release what is held of a balance for an order");
}
