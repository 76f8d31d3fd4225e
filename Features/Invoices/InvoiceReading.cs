using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Invoices;

/// <summary>Tells all there is of an invoice.</summary>
internal sealed class InvoiceReading(Database db)
{
    public async Task<GetInvoice.Result> Whole(Invoice i, IEnumerable<Order> orders, CancellationToken ct)
    {
        var red = await db.Every<Invoice>().Where(r => r.OriginalId == i.Id).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(ct);
        return new(i.Id, i.Version, i.Number, i.Status, i.Type, i.OrderId, i.OrderNumber, i.CustomerId, i.CustomerName, i.Title, i.TaxpayerId, i.MailingAddress, i.Remark,
            i.TaxNumber, i.Reason, i.OriginalId, i.RedLetterId, i.IssuedBy, i.IssuedAt, In(i.Net), In(i.Tax), In(i.Freight), In(i.Total), i.CreatedAt, i.CreatedBy,
            [.. i.Lines.OrderBy(l => l.Position).Select(l => InvoiceLineView.Of(l, i.Currency))], OrderInvoicingView.Of(orders), red, i.Carrier, i.TrackingNumber, i.MailedDate);

        Money In(decimal amount) => new(amount, i.Currency);
    }
}
