using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Invoices;

/// <summary>One invoice or red letter, with its lines, and how far its orders are invoiced.</summary>
public static class GetInvoice
{
    [Requires("invoices.get")]
    public sealed record Query(Guid InvoiceId);

    /// <param name="OrderId">Its order; of several the first.</param>
    /// <param name="OriginalId">Of a red letter: the invoice that it reverses.</param>
    /// <param name="RedLetterId">The last red letter that reversed it or a part of it.</param>
    /// <param name="RedLetterIds">All of them, the oldest first.</param>
    public sealed record Result(Guid Id, int Version, string? Number, InvoiceStatus Status, InvoiceType Type, Guid OrderId, string OrderNumber, Guid CustomerId, string CustomerName,
        string Title, string? TaxpayerId, string? MailingAddress, string? Remark, string? TaxNumber, string? Reason, Guid? OriginalId, Guid? RedLetterId, Guid? IssuedBy,
        DateTimeOffset? IssuedAt, [SellingPrice] Money? Net, [SellingPrice] Money? Tax, [SellingPrice] Money? Freight, [SellingPrice] Money? Total, DateTimeOffset CreatedAt,
        Guid CreatedBy, IReadOnlyList<InvoiceLineView> Lines, IReadOnlyList<OrderInvoicingView> Orders, IReadOnlyList<Guid> RedLetterIds, string? Carrier, string? TrackingNumber,
        DateOnly? MailedDate);

    internal sealed class Handler(Database db, InvoiceReading reading) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            var invoice = await db.Invoices.Include(i => i.Lines).Include(i => i.Orders).Require(i => i.Id == query.InvoiceId, ct);
            var ids = invoice.Orders.OrderBy(o => o.Position).Select(o => o.OrderId).ToList();
            var orders = await db.Every<Order>().Include(o => o.Lines).Where(o => ids.Contains(o.Id)).ToListAsync(ct);
            return await reading.Whole(invoice, orders.OrderBy(o => ids.IndexOf(o.Id)), ct);
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/{invoiceId}", nameof(GetInvoice), "Read an invoice");
}
