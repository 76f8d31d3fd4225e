using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Items;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Invoices;

/// <summary>
/// An issued invoice, or a part of it, was wrong: a red letter (红字) with negative quantities and amounts reverses it, and that much of its orders can be invoiced again.
/// The red letters of an invoice never come to more than the invoice, line by line and to the cent.
/// </summary>
public static class ReverseInvoice
{
    /// <param name="TaxNumber">The number that the tax system gave the red letter.</param>
    /// <param name="Lines">Everything that is left of it, freight included, if not given.</param>
    /// <param name="IncludeFreight">With lines: the freight too.</param>
    [NeedsKey]
    [Requires("invoices.reverse")]
    [Refuses("INVOICE_WRONG_STATE", "INVOICE_IS_RED_LETTER", "OVER_REVERSED", "NOTHING_TO_REVERSE", "INVOICE_LINE_REPEATED", "QUANTITY_TOO_FINE")]
    public sealed record Command(Guid InvoiceId, [MaxLength(500)] string Reason, [MaxLength(40)] string? TaxNumber, [MinLength(1)] IReadOnlyList<LineEntry>? Lines = null, bool IncludeFreight = false);

    /// <param name="Quantity">In the line's unit; all that is left of it if not given.</param>
    public sealed record LineEntry(Guid InvoiceLineId, [Quantity] decimal? Quantity);
    public sealed record Result(Guid Id, int Version, string Number, InvoiceStatus Status, Guid RedLetterId, string RedLetterNumber, [SellingPrice] Money? RedLetterTotal,
        IReadOnlyList<OrderInvoicingView> Orders);

    internal sealed class Handler(Database db, InvoiceLocks locks, InvoiceIssuing issuing, Outbox outbox, CurrentUser user, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var (invoice, orders) = await locks.All(command.InvoiceId, ct);
            var red = invoice.Reverse(await Parts(invoice, orders, command.Lines, ct), freight: command.Lines is null || command.IncludeFreight, command.Reason, command.TaxNumber,
                by: user.Id, at: clock.GetUtcNow());
            await issuing.Number(red, orders, ct);
            foreach (var order in orders)
            {
                order.Disclaim(red.ClaimsOn(order.Id).Select(c => (c.LineId, -c.BaseQuantity, -c.Amount)));
                if (red.Orders.Single(o => o.OrderId == order.Id).Freight < 0) order.DisclaimFreight(invoice.Id);
            }
            db.Add(red);
            outbox.Tell("invoice.reversed", invoice, InvoiceTold.Of(invoice));
            return new(invoice.Id, invoice.Version, invoice.Number!, invoice.Status, red.Id, red.Number!, new(red.Total, red.Currency), OrderInvoicingView.Of(orders));
        }

        private async Task<IReadOnlyList<(InvoiceLine Line, decimal BaseQuantity)>> Parts(Invoice invoice, IReadOnlyList<Order> orders, IReadOnlyList<LineEntry>? entries, CancellationToken ct)
        {
            if (entries is null) return [.. invoice.Lines.OrderBy(l => l.Position).Where(l => l.Left > 0).Select(l => (l, l.Left))];
            var of = invoice.Lines.ToDictionary(l => l.Id);
            var faults = entries.Select((e, i) => !of.ContainsKey(e.InvoiceLineId) ? PlatformRefusals.UnknownReference.Fault($"/lines/{i}/invoiceLineId", ("kind", "invoice line"))
                : entries.Take(i).Any(b => b.InvoiceLineId == e.InvoiceLineId) ? InvoiceRefusals.LineRepeated.Fault($"/lines/{i}/invoiceLineId") : null).OfType<Fault>().ToList();
            if (faults.Count > 0) throw Refusal.Of(faults);
            var lines = orders.SelectMany(o => o.Lines).ToDictionary(l => l.Id);
            var items = await db.Items.AsNoTracking().ReferAll(entries.Select(e => (lines[of[e.InvoiceLineId].OrderLineId].ItemId, "/lines")), ct);
            return [.. entries.Select((e, i) => (of[e.InvoiceLineId], Quantity(of[e.InvoiceLineId], e.Quantity, $"/lines/{i}/quantity")))];

            decimal Quantity(InvoiceLine line, decimal? asked, string pointer)
            {
                var quantity = asked is { } some ? lines[line.OrderLineId].InBase(some, items[lines[line.OrderLineId].ItemId], pointer) : line.Left;
                return quantity > 0 && quantity <= line.Left ? quantity : throw InvoiceRefusals.OverReversed.At(pointer, ("item", line.ItemCode), ("asked", quantity), ("open", line.Left));
            }
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{invoiceId}/reverse", nameof(ReverseInvoice), "Reverse an issued invoice, or a part, by a red letter");
}
