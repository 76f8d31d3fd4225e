using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Invoices;

/// <summary>What the outside is told of an invoice.</summary>
[Tells("invoice.issued", "invoice.reversed")]
internal sealed record InvoiceTold(Guid Id, string? Number, InvoiceType Type, InvoiceStatus Status, Guid OrderId, Guid CustomerId, [SellingPrice] decimal? Total, string Currency, Guid? OriginalId, Guid? RedLetterId)
{
    public static InvoiceTold Of(Invoice i) => new(i.Id, i.Number, i.Type, i.Status, i.OrderId, i.CustomerId, i.Total, i.Currency, i.OriginalId, i.RedLetterId);
}
