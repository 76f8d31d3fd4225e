using Microsoft.EntityFrameworkCore;
using Waybill.Features.CustomerBalances;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Receipts;

/// <summary>What a receipt is to pay for an order, and how that order stands.</summary>
/// <param name="Amount">What this receipt pays for it.</param>
/// <param name="Total">What the order comes to.</param>
/// <param name="Confirmed">What confirmed receipts and applied balance paid for it.</param>
/// <param name="Awaiting">What submitted receipts would pay for it.</param>
/// <param name="Open">What was charged for goods that left, less what is confirmed.</param>
/// <param name="Held">What was paid for it before its goods left, and is held for it in the customer's balance.</param>
/// <param name="Room">The most that can be confirmed for it now: what it will come to, less what is confirmed and held.</param>
public sealed record ReceiptAllocationView(Guid OrderId, string? OrderNumber, [SellingPrice] Money? Amount, [SellingPrice] Money? Total, [SellingPrice] Money? Confirmed,
    [SellingPrice] Money? Awaiting, [SellingPrice] Money? Open, [SellingPrice] Money? Held, [SellingPrice] Money? Room);

/// <summary>Tells how a receipt and the orders it is for stand.</summary>
internal sealed class ReceiptStanding(Database db, BalanceDesk balances)
{
    public async Task<GetReceipt.Result> Whole(Receipt r, CancellationToken ct) => new(r.Id, r.Version, r.Number, r.Status, r.CustomerId, r.CustomerName, new(r.Amount, r.Currency),
        r.Method, r.ReceivedDate, r.Reference, r.Remark, r.Reason, r.ConfirmedBy, r.ConfirmedAt, r.CreatedAt, r.CreatedBy, await Of(r, ct), r.Type,
        r.ConfirmedAt is null ? null : new(r.Kept, r.Currency), await Warnings(r, ct));

    public async Task<IReadOnlyList<ReceiptAllocationView>> Of(Receipt receipt, CancellationToken ct)
    {
        var ids = receipt.Allocations.Select(a => a.OrderId).ToArray();
        return ids.Length == 0 ? [] : await Of(receipt, await db.Every<Order>().AsNoTracking().Include(o => o.Lines).Where(o => ids.Contains(o.Id)).ToListAsync(ct), ct);
    }

    /// <summary>The same for orders at hand, whose changes are not saved yet.</summary>
    public async Task<IReadOnlyList<ReceiptAllocationView>> Of(Receipt receipt, IEnumerable<Order> orders, CancellationToken ct)
    {
        var of = orders.ToDictionary(o => o.Id);
        if (of.Count == 0) return [];
        var (held, awaiting) = (await balances.HeldFor(of.Keys, ct), await Awaiting(receipt, [.. of.Keys], ct));
        return [.. receipt.Allocations.OrderBy(a => a.Position).Select(a => View(a, of[a.OrderId]))];

        ReceiptAllocationView View(ReceiptAllocation a, Order order)
        {
            var waiting = awaiting.GetValueOrDefault(order.Id) + (receipt.Status == ReceiptStatus.Submitted ? a.Amount : 0);
            var kept = held.GetValueOrDefault(order.Id);
            return new(order.Id, order.Number, In(a.Amount), In(order.Total), In(order.Received), In(waiting), In(order.Charged - order.Received), In(kept),
                In(ReceiptConfirmation.RoomOf(order, kept)));
        }

        Money In(decimal amount) => new(amount, receipt.Currency);
    }

    /// <summary>Money that the bank calls the same may have been written down twice.</summary>
    public async Task<IReadOnlyList<string>> Warnings(Receipt receipt, CancellationToken ct) => receipt.Reference is { } reference
        && await db.Every<Receipt>().AnyAsync(r => r.CustomerId == receipt.CustomerId && r.Reference == reference && r.Method == receipt.Method && r.Amount == receipt.Amount
            && r.Id != receipt.Id && (r.Status == ReceiptStatus.Draft || r.Status == ReceiptStatus.Submitted || r.Status == ReceiptStatus.Confirmed), ct)
            ? ["RECEIPT_REFERENCE_REPEATED"] : [];

    private Task<Dictionary<Guid, decimal>> Awaiting(Receipt receipt, Guid[] orders, CancellationToken ct) => db.Every<Receipt>().AsNoTracking()
        .Where(r => r.Status == ReceiptStatus.Submitted && r.Id != receipt.Id).SelectMany(r => r.Allocations).Where(a => orders.Contains(a.OrderId))
        .GroupBy(a => a.OrderId).Select(g => new { g.Key, Amount = g.Sum(a => a.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Amount, ct);
}
