using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Invoices;

/// <summary>What the outside is told of an invoice.</summary>
[Tells("invoice.requested", "invoice.issued", "invoice.rejected", "invoice.cancelled", "invoice.reversed")]
internal sealed record InvoiceTold(Guid Id, string? Number, InvoiceType Type, InvoiceStatus Status, IReadOnlyList<Guid> OrderIds, Guid CustomerId, [SellingPrice] decimal? Total, string Currency,
    Guid? OriginalId, Guid? RedLetterId)
{
    public static InvoiceTold Of(Invoice i) => new(i.Id, i.Number, i.Type, i.Status, [.. i.Orders.OrderBy(o => o.Position).Select(o => o.OrderId)], i.CustomerId, i.Total, i.Currency,
        i.OriginalId, i.RedLetterId);
}

/// <summary>What the outside is told of an invoice that was sent.</summary>
[Tells("invoice.mailed")]
internal sealed record InvoiceMailTold(Guid Id, string Number, Guid CustomerId, string? Carrier, string? TrackingNumber, DateOnly? MailedDate)
{
    public static InvoiceMailTold Of(Invoice i) => new(i.Id, i.Number!, i.CustomerId, i.Carrier, i.TrackingNumber, i.MailedDate);
}
