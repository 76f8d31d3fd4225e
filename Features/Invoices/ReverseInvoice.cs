using System.ComponentModel.DataAnnotations;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Invoices;

/// <summary>An issued invoice was wrong: a red letter (红字) of the same amounts, negative, reverses it, and the order can be invoiced again.</summary>
public static class ReverseInvoice
{
    /// <param name="TaxNumber">The number that the tax system gave the red letter.</param>
    [NeedsKey]
    [Requires("invoices.reverse")]
    [Refuses("INVOICE_WRONG_STATE", "INVOICE_IS_RED_LETTER")]
    public sealed record Command(Guid InvoiceId, [MaxLength(500)] string Reason, [MaxLength(40)] string? TaxNumber);
    public sealed record Result(Guid Id, int Version, string Number, InvoiceStatus Status, Guid RedLetterId, string RedLetterNumber, [SellingPrice] Money? RedLetterTotal, OrderInvoicingView Order);

    internal sealed class Handler(Database db, InvoiceLocks locks, NumberingDesk numbers, Outbox outbox, CurrentUser user, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var (invoice, order) = await locks.Both(command.InvoiceId, ct);
            var red = invoice.Reverse(order, command.Reason, command.TaxNumber, by: user.Id, at: clock.GetUtcNow());
            red.Name(await numbers.Draw("invoice", ct));
            order.Bill(red.Quantities, red.Total);
            order.Disclaim(invoice.Id, invoice.Claims);
            db.Add(red);
            outbox.Tell("invoice.reversed", invoice, InvoiceTold.Of(invoice));
            return new(invoice.Id, invoice.Version, invoice.Number!, invoice.Status, red.Id, red.Number!, new(red.Total, red.Currency), OrderInvoicingView.Of(order));
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{invoiceId}/reverse", nameof(ReverseInvoice), "Reverse an issued invoice by a red letter");
}
