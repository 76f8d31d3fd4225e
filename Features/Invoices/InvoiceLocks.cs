using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Invoices;

/// <summary>An invoice is locked before its orders, and those by id.</summary>
internal sealed class InvoiceLocks(Database db)
{
    /// <summary>The invoice that the caller named, or 404.</summary>
    public Task<(Invoice Invoice, IReadOnlyList<Order> Orders)> All(Guid invoiceId, CancellationToken ct) => All(db.Invoices, invoiceId, ct);

    /// <summary>The invoice behind an approval that ended, whoever may see it.</summary>
    public Task<(Invoice Invoice, IReadOnlyList<Order> Orders)> Behind(Guid invoiceId, CancellationToken ct) => All(db.Every<Invoice>(), invoiceId, ct);

    private async Task<(Invoice Invoice, IReadOnlyList<Order> Orders)> All(IQueryable<Invoice> source, Guid invoiceId, CancellationToken ct)
    {
        var invoice = await source.Include(i => i.Lines).Include(i => i.Orders).RequireLocked(db, invoiceId, ct);
        var orders = await db.LockOrdersBehind([.. invoice.Orders.Select(o => o.OrderId)], ct);
        return (invoice, [.. invoice.Orders.OrderBy(o => o.Position).Select(o => orders[o.OrderId])]);
    }
}
