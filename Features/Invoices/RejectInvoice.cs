using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Invoices;

/// <summary>Finance does not issue a requested invoice, and says why; what it claimed of its orders is open again.</summary>
public static class RejectInvoice
{
    [Requires("invoices.reject")]
    [Refuses("INVOICE_WRONG_STATE", "NOT_YOUR_TURN", "OWN_DOCUMENT")]
    public sealed record Command(Guid InvoiceId, [MaxLength(500)] string Reason);
    public sealed record Result(Guid Id, int Version, InvoiceStatus Status, string? Reason, IReadOnlyList<OrderInvoicingView> Orders);

    internal sealed class Handler(InvoiceLocks locks, ApprovalsDesk approvals, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var (invoice, orders) = await locks.All(command.InvoiceId, ct);
            invoice.Reject(command.Reason);
            await approvals.Reject(invoice.Ref, command.Reason, ct);
            InvoiceIssuing.Disclaim(invoice, orders);
            outbox.Tell("invoice.rejected", invoice, InvoiceTold.Of(invoice));
            return new(invoice.Id, invoice.Version, invoice.Status, invoice.Reason, OrderInvoicingView.Of(orders));
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{invoiceId}/reject", nameof(RejectInvoice), "Reject a requested invoice");
}
