using Waybill.Features.Approvals;
using Waybill.Features.CustomerBalances;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Features.Receivables;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Receipts;

/// <summary>What follows when the money of a receipt is there, and when that turns out to be wrong. The receipt and its orders are locked.</summary>
internal sealed class ReceiptConfirmation(ReceivablesDesk receivables, BalanceDesk balances, CurrentUser user, TimeProvider clock)
{
    /// <summary>
    /// The receipt settles what is open of its orders. What it is for beyond that is held for them in the customer's balance, and what it is for nothing is available there.
    /// OVER_ALLOCATED when an order would be paid beyond what it will come to.
    /// </summary>
    public async Task Confirm(Receipt receipt, IReadOnlyList<Order> orders, CancellationToken ct)
    {
        var held = await balances.HeldFor([.. orders.Select(o => o.Id)], ct);
        receipt.Confirm(orders, by: user.Id, at: clock.GetUtcNow());
        foreach (var order in orders)
            if (RoomOf(order, held.GetValueOrDefault(order.Id)) is var room && receipt.AllocationOf(order.Id).Amount > room)
                throw receivables.OverAllocated(order.Number, room, receipt.AllocationOf(order.Id).Amount);
        await balances.Credit(receipt.CustomerId, receipt.Currency, BalanceReason.Advance, receipt.Ref, receipt.Kept, ct);
        foreach (var order in orders) await balances.Hold(receipt.CustomerId, order.Ref, receipt.AllocationOf(order.Id).Early, ct);
        await receivables.Settle(Payments(receipt, orders), ct);
        foreach (var order in orders) order.Receive(receipt.AllocationOf(order.Id).Settled);
    }

    /// <summary>Counter-entries take everything back; BALANCE_SHORT when what was kept has been used meanwhile.</summary>
    public async Task TakeBack(Receipt receipt, IReadOnlyList<Order> orders, CancellationToken ct)
    {
        foreach (var order in orders) await balances.Unhold(order.Ref, ct, most: receipt.AllocationOf(order.Id).Early);
        await balances.Debit(receipt.CustomerId, receipt.Currency, BalanceReason.AdvanceReversal, receipt.Ref, receipt.Kept, ct);
        await receivables.Unsettle(Payments(receipt, orders), ct);
        foreach (var order in orders) order.Receive(-receipt.AllocationOf(order.Id).Settled);
    }

    /// <summary>The most that may still be paid for an order: what it will come to, less what was received and what is held for it.</summary>
    public static decimal RoomOf(Order order, decimal held) => Math.Max(0, order.Due - order.Received - held);

    /// <summary>What is confirmed with a receipt: the money, and what it is for.</summary>
    public static ApprovalSubject Subject(Receipt r) => new(r, r.Number!, new
    {
        r.CustomerId, r.Type, r.Currency, r.Amount, r.Method, r.ReceivedDate, r.Reference,
        Allocations = r.Allocations.OrderBy(a => a.Position).Select(a => new { a.OrderId, a.Amount }),
    })
    {
        Party = r.CustomerName, OwnerId = r.OwnerId, Amount = r.Amount, Currency = r.Currency,
    };

    /// <summary>What the receipt settles, as the customer's account is told of it.</summary>
    private static IReadOnlyList<(Owing Owing, decimal Amount)> Payments(Receipt receipt, IReadOnlyList<Order> orders) => [.. orders.Where(o => receipt.AllocationOf(o.Id).Settled > 0)
        .Select(o => (new Owing(receipt.CustomerId, receipt.Ref, o.Ref, o.Number!, receipt.Currency), receipt.AllocationOf(o.Id).Settled))];
}

/// <summary>A receipt whose confirmation was withdrawn is a draft again.</summary>
internal sealed class ReceiptFollowsApproval(Database db) : IFollowApproval
{
    public string Kind => "receipt";

    public async Task Withdrawn(Guid documentId, CancellationToken ct) => (await db.Every<Receipt>().RequireLocked(db, documentId, ct)).Withdraw();
}
