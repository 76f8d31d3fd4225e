using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Invoices;

/// <summary>Whom a requested invoice is made out to and where it goes changes; what it is for stays. If it was being approved, that begins anew.</summary>
public static class UpdateInvoice
{
    [Requires("invoices.update")]
    [Refuses("INVOICE_WRONG_STATE", "TAXPAYER_ID_REQUIRED", "APPROVER_MISSING")]
    public sealed record Command(Guid InvoiceId, int Version, Patch<InvoiceType> Type = default, Patch<string> Title = default, [MaxLength(30)] Patch<string?> TaxpayerId = default,
        [MaxLength(500)] Patch<string?> MailingAddress = default, [MaxLength(1000)] Patch<string?> Remark = default);

    internal sealed class Handler(InvoiceLocks locks, InvoiceReading reading, ApprovalsDesk approvals, InvoiceIssuing issuing, Outbox outbox) : IHandler<Command, GetInvoice.Result>
    {
        public async Task<GetInvoice.Result> Handle(Command command, CancellationToken ct)
        {
            var (invoice, orders) = await locks.All(command.InvoiceId, ct);
            invoice.At(command.Version).Address(command.Type.Or(invoice.Type), command.Title.Or(invoice.Title), command.TaxpayerId.Or(invoice.TaxpayerId),
                command.MailingAddress.Or(invoice.MailingAddress));
            invoice.Remark = command.Remark.Or(invoice.Remark);
            await approvals.Void(invoice.Ref, ct);
            if (await approvals.Submit(InvoiceIssuing.Subject(invoice), ct) == Signed.Last)
            {
                await issuing.Issue(invoice, orders, taxNumber: null, ct);
                outbox.Tell("invoice.issued", invoice, InvoiceTold.Of(invoice));
            }
            return await reading.Whole(invoice, orders, ct);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, GetInvoice.Result, Handler>("/{invoiceId}", nameof(UpdateInvoice), "Change a requested invoice");
}
