using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Deliveries;
using Waybill.Features.Invoices;
using Waybill.Features.Orders;
using Waybill.Features.Receipts;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.BalanceApplications;

/// <summary>
/// Something of an order that balance may pay for, and the most that is open for it: of the order what was charged and not received, of a delivery at most what it charged,
/// of an invoice at most what it is about, each less what was applied to it before.
/// </summary>
internal sealed record BalanceTarget(Order Order, Guid? DeliveryId, Guid? InvoiceId, decimal? Asked, decimal Most, string Pointer);

/// <summary>Finds what balance is to pay for, with its orders locked, so that what is open stays open.</summary>
internal sealed class BalanceTargets(Database db)
{
    /// <summary>What the caller named.</summary>
    public async Task<IReadOnlyList<BalanceTarget>> Named(Customer customer, IReadOnlyList<ApplyBalance.AllocationEntry> entries, CancellationToken ct)
    {
        var orders = await db.LockOrders([.. entries.Select(e => e.OrderId).Distinct()], ct);
        var deliveries = await db.Deliveries.AsNoTracking().ReferAll(entries.Select((e, i) => (e.DeliveryId, i)).Where(e => e.DeliveryId is not null)
            .Select(e => (e.DeliveryId!.Value, $"/allocations/{e.i}/deliveryId")), ct);
        var invoices = await db.Invoices.AsNoTracking().Include(i => i.Lines).Include(i => i.Orders).ReferAll(entries.Select((e, i) => (e.InvoiceId, i)).Where(e => e.InvoiceId is not null)
            .Select(e => (e.InvoiceId!.Value, $"/allocations/{e.i}/invoiceId")), ct);
        var faults = entries.SelectMany((e, i) => Faults(e, entries.Take(i), $"/allocations/{i}")).ToList();
        if (faults.Count > 0) throw Refusal.Of(faults);

        var applied = await Applied(deliveries.Keys, invoices.Keys, ct);
        return [.. entries.Select((e, i) => new BalanceTarget(orders[e.OrderId], e.DeliveryId, e.InvoiceId, e.Amount?.In(customer.Currency, $"/allocations/{i}/amount/currency"),
            Most(e), $"/allocations/{i}"))];

        IEnumerable<Fault> Faults(ApplyBalance.AllocationEntry e, IEnumerable<ApplyBalance.AllocationEntry> before, string at)
        {
            if (!orders.TryGetValue(e.OrderId, out var order)) yield return PlatformRefusals.UnknownReference.Fault(at + "/orderId", ("kind", "order"));
            else if (order.CustomerId != customer.Id) yield return ReceiptRefusals.OtherCustomer.Fault(at + "/orderId");
            if (before.Any(b => (b.OrderId, b.DeliveryId, b.InvoiceId) == (e.OrderId, e.DeliveryId, e.InvoiceId))) yield return ReceiptRefusals.OrderRepeated.Fault(at + "/orderId");
            if (e.DeliveryId is { } delivery && deliveries[delivery].OrderId != e.OrderId) yield return BalanceApplicationRefusals.OtherOrder.Fault(at + "/deliveryId", ("kind", "delivery"));
            if (e.InvoiceId is { } invoice && invoices[invoice].Orders.All(o => o.OrderId != e.OrderId)) yield return BalanceApplicationRefusals.OtherOrder.Fault(at + "/invoiceId", ("kind", "invoice"));
        }

        decimal Most(ApplyBalance.AllocationEntry e)
        {
            var most = orders[e.OrderId].Open;
            if (e.DeliveryId is { } delivery) most = Math.Min(most, deliveries[delivery].Charged - applied.Where(a => a.DeliveryId == delivery).Sum(a => a.Amount));
            if (e.InvoiceId is { } invoice) most = Math.Min(most, Billed(invoices[invoice], e.OrderId) - applied.Where(a => (a.InvoiceId, a.OrderId) == (invoice, e.OrderId)).Sum(a => a.Amount));
            return Math.Max(0, most);
        }
    }

    /// <summary>Every order of the customer that the caller may see and of which something is open, the one that is due first, first.</summary>
    public async Task<IReadOnlyList<BalanceTarget>> OldestFirst(Customer customer, CancellationToken ct)
    {
        var ids = await db.OpenOrdersOf(customer.Id).Take(200).ToListAsync(ct);
        var orders = await db.LockOrders(ids, ct);
        return [.. ids.Where(orders.ContainsKey).Select(id => new BalanceTarget(orders[id], null, null, null, orders[id].Open, "/allocations"))];
    }

    private static decimal Billed(Invoice invoice, Guid orderId) => invoice.Status == InvoiceStatus.Issued ? invoice.TotalOf(orderId) - invoice.ReversedOf(orderId) : 0;

    private async Task<IReadOnlyList<BalanceAllocation>> Applied(IEnumerable<Guid> deliveries, IEnumerable<Guid> invoices, CancellationToken ct) =>
        !deliveries.Any() && !invoices.Any() ? [] : await db.Every<BalanceApplication>().AsNoTracking().Where(a => a.Status == BalanceApplicationStatus.Applied).SelectMany(a => a.Allocations)
            .Where(a => (a.DeliveryId != null && deliveries.Contains(a.DeliveryId.Value)) || (a.InvoiceId != null && invoices.Contains(a.InvoiceId.Value))).ToListAsync(ct);
}
