using Microsoft.EntityFrameworkCore;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Invoices;

/// <summary>An invoice is locked before its order.</summary>
internal sealed class InvoiceLocks(Database db)
{
    public async Task<(Invoice Invoice, Order Order)> Both(Guid invoiceId, CancellationToken ct)
    {
        var invoice = await db.Invoices.Include(i => i.Lines).RequireLocked(db, invoiceId, ct);
        return (invoice, await db.LockOrderBehind(invoice.OrderId, ct));
    }
}
