using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Invoices;

/// <summary>One invoice or red letter, with its lines, and how far its order is invoiced.</summary>
public static class GetInvoice
{
    [Requires("invoices.get")]
    public sealed record Query(Guid InvoiceId);

    /// <param name="OriginalId">Of a red letter: the invoice that it reverses.</param>
    /// <param name="RedLetterId">Of a reversed invoice: the red letter that did it.</param>
    public sealed record Result(Guid Id, int Version, string? Number, InvoiceStatus Status, InvoiceType Type, Guid OrderId, string OrderNumber, Guid CustomerId, string CustomerName,
        string Title, string? TaxpayerId, string? MailingAddress, string? Remark, string? TaxNumber, string? Reason, Guid? OriginalId, Guid? RedLetterId, Guid? IssuedBy,
        DateTimeOffset? IssuedAt, [SellingPrice] Money? Net, [SellingPrice] Money? Tax, [SellingPrice] Money? Freight, [SellingPrice] Money? Total, DateTimeOffset CreatedAt,
        Guid CreatedBy, IReadOnlyList<InvoiceLineView> Lines, OrderInvoicingView Order);

    internal sealed class Handler(Database db) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            var i = await db.Invoices.Include(i => i.Lines).Require(i => i.Id == query.InvoiceId, ct);
            var order = await db.Every<Order>().Include(o => o.Lines).Require(o => o.Id == i.OrderId, ct);
            return new(i.Id, i.Version, i.Number, i.Status, i.Type, i.OrderId, i.OrderNumber, i.CustomerId, i.CustomerName, i.Title, i.TaxpayerId, i.MailingAddress, i.Remark,
                i.TaxNumber, i.Reason, i.OriginalId, i.RedLetterId, i.IssuedBy, i.IssuedAt, In(i.Net), In(i.Tax), In(i.Freight), In(i.Total), i.CreatedAt, i.CreatedBy,
                [.. i.Lines.OrderBy(l => l.Position).Select(l => InvoiceLineView.Of(l, i.Currency))], OrderInvoicingView.Of(order));

            Money In(decimal amount) => new(amount, i.Currency);
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/{invoiceId}", nameof(GetInvoice), "Read an invoice");
}
