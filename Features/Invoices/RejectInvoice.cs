using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Invoices;

/// <summary>Finance does not issue a requested invoice, and says why; what it claimed of the order is open again.</summary>
public static class RejectInvoice
{
    [Requires("invoices.reject")]
    [Refuses("INVOICE_WRONG_STATE")]
    public sealed record Command(Guid InvoiceId, [MaxLength(500)] string Reason);
    public sealed record Result(Guid Id, int Version, InvoiceStatus Status, string? Reason, OrderInvoicingView Order);

    internal sealed class Handler(InvoiceLocks locks) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var (invoice, order) = await locks.Both(command.InvoiceId, ct);
            invoice.Reject(command.Reason);
            order.Disclaim(invoice.Id, invoice.Claims);
            return new(invoice.Id, invoice.Version, invoice.Status, invoice.Reason, OrderInvoicingView.Of(order));
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{invoiceId}/reject", nameof(RejectInvoice), "Reject a requested invoice");
}
