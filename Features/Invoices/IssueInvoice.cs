using System.ComponentModel.DataAnnotations;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Invoices;

/// <summary>Finance issues a requested invoice, which gets its number.</summary>
public static class IssueInvoice
{
    /// <param name="TaxNumber">The number that the tax system gave it (发票号码).</param>
    [NeedsKey]
    [Requires("invoices.issue")]
    [Refuses("INVOICE_WRONG_STATE")]
    public sealed record Command(Guid InvoiceId, [MaxLength(40)] string? TaxNumber);
    public sealed record Result(Guid Id, int Version, string Number, InvoiceStatus Status, DateTimeOffset? IssuedAt, [SellingPrice] Money? Total, OrderInvoicingView Order);

    internal sealed class Handler(InvoiceLocks locks, NumberingDesk numbers, Outbox outbox, CurrentUser user, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var (invoice, order) = await locks.Both(command.InvoiceId, ct);
            invoice.Issue(command.TaxNumber, by: user.Id, at: clock.GetUtcNow());
            invoice.Name(await numbers.Draw("invoice", ct));
            order.Bill(invoice.Quantities, invoice.Total);
            outbox.Tell("invoice.issued", invoice, InvoiceTold.Of(invoice));
            return new(invoice.Id, invoice.Version, invoice.Number!, invoice.Status, invoice.IssuedAt, new(invoice.Total, invoice.Currency), OrderInvoicingView.Of(order));
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{invoiceId}/issue", nameof(IssueInvoice), "Issue a requested invoice");
}
