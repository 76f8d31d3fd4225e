using System.ComponentModel.DataAnnotations;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Invoices;

/// <summary>An issued invoice or red letter was sent to the customer. Saying so again sets right what was said before.</summary>
public static class MailInvoice
{
    /// <param name="Carrier">Who carries it.</param>
    /// <param name="MailedDate">Today if not given.</param>
    [Requires("invoices.mail")]
    [Refuses("INVOICE_WRONG_STATE", "COMPANY_MISSING")]
    public sealed record Command(Guid InvoiceId, [MaxLength(100)] string Carrier, [MaxLength(100)] string? TrackingNumber, DateOnly? MailedDate);
    public sealed record Result(Guid Id, int Version, string Number, string? Carrier, string? TrackingNumber, DateOnly? MailedDate, string? MailingAddress);

    internal sealed class Handler(Database db, CompanyDesk companies, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var i = await db.Invoices.RequireLocked(db, command.InvoiceId, ct);
            i.Mail(command.Carrier, command.TrackingNumber, command.MailedDate ?? await companies.Today(ct));
            outbox.Tell("invoice.mailed", i, InvoiceMailTold.Of(i));
            return new(i.Id, i.Version, i.Number!, i.Carrier, i.TrackingNumber, i.MailedDate, i.MailingAddress);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{invoiceId}/mail", nameof(MailInvoice), "Note that an invoice was sent");
}
