using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Receipts;

/// <summary>What a receipt pays for an order, and how that order stands.</summary>
/// <param name="Amount">What this receipt pays for it.</param>
/// <param name="Total">What the order comes to.</param>
/// <param name="Confirmed">What confirmed receipts paid for it.</param>
/// <param name="Awaiting">What submitted receipts would pay for it.</param>
/// <param name="Open">What was charged for goods that left, less what is confirmed: the most that can be confirmed now.</param>
public sealed record ReceiptAllocationView(Guid OrderId, string? OrderNumber, [SellingPrice] Money? Amount, [SellingPrice] Money? Total, [SellingPrice] Money? Confirmed,
    [SellingPrice] Money? Awaiting, [SellingPrice] Money? Open);

/// <summary>Tells how the orders stand that a receipt pays for.</summary>
internal sealed class ReceiptStanding(Database db)
{
    public async Task<IReadOnlyList<ReceiptAllocationView>> Of(Receipt receipt, CancellationToken ct)
    {
        var ids = receipt.Allocations.Select(a => a.OrderId).ToArray();
        return Of(receipt, await db.Every<Order>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct), await Awaiting(receipt, ids, ct));
    }

    /// <summary>The same for orders at hand, whose changes are not saved yet.</summary>
    public async Task<IReadOnlyList<ReceiptAllocationView>> Of(Receipt receipt, IEnumerable<Order> orders, CancellationToken ct) =>
        Of(receipt, orders.ToDictionary(o => o.Id), await Awaiting(receipt, [.. receipt.Allocations.Select(a => a.OrderId)], ct));

    private Task<Dictionary<Guid, decimal>> Awaiting(Receipt receipt, Guid[] orders, CancellationToken ct) => db.Every<Receipt>().AsNoTracking()
        .Where(r => r.Status == ReceiptStatus.Submitted && r.Id != receipt.Id).SelectMany(r => r.Allocations).Where(a => orders.Contains(a.OrderId))
        .GroupBy(a => a.OrderId).Select(g => new { g.Key, Amount = g.Sum(a => a.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Amount, ct);

    private static IReadOnlyList<ReceiptAllocationView> Of(Receipt receipt, Dictionary<Guid, Order> orders, Dictionary<Guid, decimal> awaiting)
    {
        return [.. receipt.Allocations.OrderBy(a => a.Position).Select(View)];

        ReceiptAllocationView View(ReceiptAllocation a)
        {
            var order = orders[a.OrderId];
            var waiting = awaiting.GetValueOrDefault(a.OrderId) + (receipt.Status == ReceiptStatus.Submitted ? a.Amount : 0);
            return new(a.OrderId, order.Number, In(a.Amount), In(order.Total), In(order.Received), In(waiting), In(order.Charged - order.Received));
        }

        Money In(decimal amount) => new(amount, receipt.Currency);
    }
}
