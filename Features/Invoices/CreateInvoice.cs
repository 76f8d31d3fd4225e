using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Invoices;

/// <summary>Sales requests an invoice for an approved or closed order: for what it names, or for all that is not invoiced yet.</summary>
public static class CreateInvoice
{
    /// <param name="Title">Whom it is made out to (抬头); the customer's name if not given.</param>
    /// <param name="TaxpayerId">The customer's if not given; a special invoice must have one.</param>
    /// <param name="Lines">All that is not invoiced yet if not given.</param>
    /// <param name="IncludeFreight">The order's freight too; if not given, when it is not invoiced yet.</param>
    [NeedsKey]
    [Requires("invoices.create")]
    [Refuses("ORDER_WRONG_STATE", "TAXPAYER_ID_REQUIRED", "OVER_INVOICED", "NOTHING_TO_INVOICE", "FREIGHT_INVOICED", "INVOICE_LINE_REPEATED", "QUANTITY_TOO_FINE")]
    public sealed record Command(Guid OrderId, InvoiceType Type, string? Title, [MaxLength(30)] string? TaxpayerId, [MaxLength(500)] string? MailingAddress,
        [MinLength(1)] IReadOnlyList<LineEntry>? Lines, bool? IncludeFreight, [MaxLength(1000)] string? Remark);

    /// <param name="Quantity">In the order line's unit; all that is not invoiced yet if not given.</param>
    public sealed record LineEntry(Guid OrderLineId, [Quantity] decimal? Quantity);
    public sealed record Result(Guid Id, int Version, InvoiceStatus Status, [SellingPrice] Money? Net, [SellingPrice] Money? Tax, [SellingPrice] Money? Freight,
        [SellingPrice] Money? Total, OrderInvoicingView Order);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var order = (await db.LockOrders([command.OrderId], ct)).GetValueOrDefault(command.OrderId) ?? throw PlatformRefusals.UnknownReference.At("/orderId", ("kind", "order"));
            order.RequireInvoiceable();
            var customer = await db.Every<Customer>().AsNoTracking().Require(c => c.Id == order.CustomerId, ct);
            var taxpayer = command.TaxpayerId ?? customer.TaxpayerId;
            if (command.Type == InvoiceType.Special && taxpayer is null) throw InvoiceRefusals.TaxpayerIdRequired.At("/taxpayerId");

            var invoice = new Invoice(order, command.Type, command.Title ?? customer.Name, taxpayer) { MailingAddress = command.MailingAddress, Remark = command.Remark };
            foreach (var (line, quantity, pointer) in await Wanted(order, command.Lines, ct)) invoice.Add(line, quantity, order.Claim(line.Id, quantity, pointer));
            AddFreight(invoice, order, command.IncludeFreight);
            if (invoice.Lines.Count == 0 && invoice.Freight == 0) throw InvoiceRefusals.NothingOpen.Because();
            db.Add(invoice);
            return new(invoice.Id, invoice.Version, invoice.Status, new(invoice.Net, order.Currency), new(invoice.Tax, order.Currency), new(invoice.Freight, order.Currency),
                new(invoice.Total, order.Currency), OrderInvoicingView.Of(order));
        }

        private async Task<IReadOnlyList<(OrderLine Line, decimal BaseQuantity, string Pointer)>> Wanted(Order order, IReadOnlyList<LineEntry>? entries, CancellationToken ct)
        {
            if (entries is null) return [.. order.Lines.Where(l => l.OpenToInvoice > 0).OrderBy(l => l.Position).Select(l => (l, l.OpenToInvoice, "/lines"))];
            var of = order.Lines.ToDictionary(l => l.Id);
            var faults = entries.Select((e, i) => !of.ContainsKey(e.OrderLineId) ? PlatformRefusals.UnknownReference.Fault($"/lines/{i}/orderLineId", ("kind", "order line"))
                : entries.Take(i).Any(b => b.OrderLineId == e.OrderLineId) ? InvoiceRefusals.LineRepeated.Fault($"/lines/{i}/orderLineId") : null).OfType<Fault>().ToList();
            if (faults.Count > 0) throw Refusal.Of(faults);
            var items = await db.Items.AsNoTracking().ReferAll(entries.Select(e => (of[e.OrderLineId].ItemId, "/lines")), ct);
            return [.. entries.Select((e, i) => (of[e.OrderLineId], Quantity(of[e.OrderLineId], e.Quantity, $"/lines/{i}/quantity"), $"/lines/{i}/quantity"))];

            decimal Quantity(OrderLine line, decimal? quantity, string pointer) => quantity is { } some ? line.InBase(some, items[line.ItemId], pointer) : line.OpenToInvoice;
        }

        private static void AddFreight(Invoice invoice, Order order, bool? asked)
        {
            if (asked == true && !order.FreightOpenToInvoice) throw InvoiceRefusals.FreightInvoiced.At("/includeFreight");
            if (asked == false || !order.FreightOpenToInvoice) return;
            order.ClaimFreight(invoice.Id);
            invoice.AddFreight(order.Freight);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/", nameof(CreateInvoice), "Request an invoice");
}
