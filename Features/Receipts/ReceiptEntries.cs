using Microsoft.EntityFrameworkCore;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Receipts;

/// <summary>Takes what a client entered into a draft receipt: the orders must be the customer's, the money of its currency.</summary>
internal static class ReceiptEntries
{
    public static async Task Fill(this Database db, Receipt receipt, ReceiptKind kind, decimal amount, IReadOnlyList<CreateReceipt.AllocationEntry> entries, CancellationToken ct)
    {
        var orders = await db.Orders.AsNoTracking().ReferAll(entries.Select((a, i) => (a.OrderId, $"/allocations/{i}/orderId")), ct);
        var faults = entries.SelectMany((entry, i) => Faults(entry, i, orders)).ToList();
        if (faults.Count > 0) throw Refusal.Of(faults);
        receipt.Fill(kind, amount, entries.Select((a, i) => (a.OrderId, a.Amount.In(receipt.Currency, $"/allocations/{i}/amount/currency"))));

        IEnumerable<Fault> Faults(CreateReceipt.AllocationEntry entry, int i, Dictionary<Guid, Order> orders)
        {
            if (orders[entry.OrderId].CustomerId != receipt.CustomerId) yield return ReceiptRefusals.OtherCustomer.Fault($"/allocations/{i}/orderId");
            if (entries.Take(i).Any(a => a.OrderId == entry.OrderId)) yield return ReceiptRefusals.OrderRepeated.Fault($"/allocations/{i}/orderId");
        }
    }
}
