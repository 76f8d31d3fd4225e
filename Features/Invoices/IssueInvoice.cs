using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Invoices;

/// <summary>Finance issues a requested invoice. With the last signature that its flow asks for it gets its number and counts; until then it stays requested.</summary>
public static class IssueInvoice
{
    /// <param name="TaxNumber">The number that the tax system gave it (发票号码).</param>
    [NeedsKey]
    [Requires("invoices.issue")]
    [Refuses("INVOICE_WRONG_STATE", "INVOICE_OVER_DUE", "NOT_YOUR_TURN", "OWN_DOCUMENT", "APPROVAL_STALE")]
    public sealed record Command(Guid InvoiceId, [MaxLength(40)] string? TaxNumber, [MaxLength(500)] string? Remark = null);

    /// <param name="Number">Absent while others have to sign.</param>
    public sealed record Result(Guid Id, int Version, string? Number, InvoiceStatus Status, DateTimeOffset? IssuedAt, [SellingPrice] Money? Total, IReadOnlyList<OrderInvoicingView> Orders);

    internal sealed class Handler(InvoiceLocks locks, ApprovalsDesk approvals, InvoiceIssuing issuing, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var (invoice, orders) = await locks.All(command.InvoiceId, ct);
            invoice.RequireRequested();
            foreach (var order in orders) order.RequireOwed(invoice.QuantitiesOf(order.Id).Select(q => q.LineId));
            if (await approvals.Sign(InvoiceIssuing.Subject(invoice), command.Remark, ct) == Signed.Last)
            {
                await issuing.Issue(invoice, orders, command.TaxNumber, ct);
                outbox.Tell("invoice.issued", invoice, InvoiceTold.Of(invoice));
            }
            return new(invoice.Id, invoice.Version, invoice.Number, invoice.Status, invoice.IssuedAt, new(invoice.Total, invoice.Currency), OrderInvoicingView.Of(orders));
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{invoiceId}/issue", nameof(IssueInvoice), "Issue a requested invoice");
}
