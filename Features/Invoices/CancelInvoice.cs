using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Invoices;

/// <summary>Who requested an invoice takes the request back; what it claimed of its orders is open again. Others need a permission for it.</summary>
public static class CancelInvoice
{
    [Requires("invoices.cancel")]
    [Asks("invoices.cancel-others")]
    [Refuses("INVOICE_WRONG_STATE")]
    public sealed record Command(Guid InvoiceId, [MaxLength(500)] string? Reason);
    public sealed record Result(Guid Id, int Version, InvoiceStatus Status, string? Reason, IReadOnlyList<OrderInvoicingView> Orders);

    internal sealed class Handler(InvoiceLocks locks, ApprovalsDesk approvals, CurrentUser user, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var (invoice, orders) = await locks.All(command.InvoiceId, ct);
            if (invoice.CreatedBy != user.Id) user.Require("invoices.cancel-others");
            invoice.Cancel(command.Reason);
            await approvals.Void(invoice.Ref, ct);
            InvoiceIssuing.Disclaim(invoice, orders);
            outbox.Tell("invoice.cancelled", invoice, InvoiceTold.Of(invoice));
            return new(invoice.Id, invoice.Version, invoice.Status, invoice.Reason, OrderInvoicingView.Of(orders));
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{invoiceId}/cancel", nameof(CancelInvoice), "Take back the request for an invoice");
}
