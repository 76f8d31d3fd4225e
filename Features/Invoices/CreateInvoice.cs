using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Approvals;
using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Features.Orders;
using Waybill.Features.Receipts;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Invoices;

/// <summary>
/// Sales requests an invoice for approved or closed orders of one customer: for what it names, or for all that is not invoiced yet.
/// Where its flow lets it pass by itself, it is issued at once; so it is when finance asks for it and no flow applies.
/// </summary>
public static class CreateInvoice
{
    /// <param name="Title">Whom it is made out to (抬头); the customer's name if not given.</param>
    /// <param name="TaxpayerId">The customer's if not given; a special invoice must have one.</param>
    /// <param name="Lines">All that is not invoiced yet if not given.</param>
    /// <param name="IncludeFreight">The orders' freight too; if not given, where it is not invoiced yet.</param>
    /// <param name="AlsoOrderIds">Further orders of the same customer that are invoiced together with it.</param>
    /// <param name="Issue">It is issued in the same transaction, unless an approval flow applies, which then decides; needs the permission invoices.issue.</param>
    [NeedsKey]
    [Requires("invoices.create")]
    [Asks("invoices.issue")]
    [Refuses("ORDER_WRONG_STATE", "TAXPAYER_ID_REQUIRED", "OVER_INVOICED", "NOTHING_TO_INVOICE", "FREIGHT_INVOICED", "INVOICE_LINE_REPEATED", "QUANTITY_TOO_FINE",
        "ORDER_OF_OTHER_CUSTOMER", "ORDER_REPEATED", "CURRENCY_MISMATCH", "APPROVER_MISSING")]
    public sealed record Command(Guid OrderId, InvoiceType Type, string? Title, [MaxLength(30)] string? TaxpayerId, [MaxLength(500)] string? MailingAddress,
        [MinLength(1)] IReadOnlyList<LineEntry>? Lines, bool? IncludeFreight, [MaxLength(1000)] string? Remark, [MaxLength(50)] IReadOnlyList<Guid>? AlsoOrderIds = null, bool? Issue = null);

    /// <param name="Quantity">In the order line's unit; all that is not invoiced yet if not given.</param>
    public sealed record LineEntry(Guid OrderLineId, [Quantity] decimal? Quantity);

    /// <param name="Number">Absent until it is issued.</param>
    public sealed record Result(Guid Id, int Version, InvoiceStatus Status, [SellingPrice] Money? Net, [SellingPrice] Money? Tax, [SellingPrice] Money? Freight,
        [SellingPrice] Money? Total, IReadOnlyList<OrderInvoicingView> Orders, string? Number = null);

    internal sealed class Handler(Database db, ApprovalsDesk approvals, InvoiceIssuing issuing, CurrentUser user, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            if (command.Issue == true) user.RequireAlso("invoices.issue", "invoice", beside: "invoices.create");
            var orders = await Locked(command, ct);
            var customer = await db.Every<Customer>().Require(db, Whole<Customer>.Alone, orders[0].CustomerId, ct);
            var invoice = new Invoice(orders, command.Type, command.Title ?? customer.Name, command.TaxpayerId ?? customer.TaxpayerId) { Remark = command.Remark };
            invoice.Address(invoice.Type, invoice.Title, invoice.TaxpayerId, command.MailingAddress);
            foreach (var (order, line, quantity, pointer) in await Wanted(orders, command.Lines, ct)) invoice.Add(order, line, quantity, order.Claim(line.Id, quantity, pointer));
            AddFreight(invoice, orders, command.IncludeFreight);
            if (invoice.Lines.Count == 0 && invoice.Freight == 0) throw InvoiceRefusals.NothingOpen.Because();
            db.Add(invoice);
            outbox.Tell("invoice.requested", invoice, InvoiceTold.Of(invoice));
            if (await approvals.Submit(InvoiceIssuing.Subject(invoice), ct, decides: command.Issue == true) == Signed.Last)
            {
                await issuing.Issue(invoice, orders, taxNumber: null, ct);
                outbox.Tell("invoice.issued", invoice, InvoiceTold.Of(invoice));
            }
            return new(invoice.Id, invoice.Version, invoice.Status, In(invoice.Net), In(invoice.Tax), In(invoice.Freight), In(invoice.Total), OrderInvoicingView.Of(orders), invoice.Number);

            Money In(decimal amount) => new(amount, invoice.Currency);
        }

        private async Task<IReadOnlyList<Order>> Locked(Command command, CancellationToken ct)
        {
            var named = (command.AlsoOrderIds ?? []).Select((id, i) => (Id: id, Pointer: $"/alsoOrderIds/{i}")).Prepend((Id: command.OrderId, Pointer: "/orderId")).ToList();
            var found = await db.LockOrders([.. named.Select(n => n.Id)], ct);
            var first = found.GetValueOrDefault(command.OrderId) ?? throw PlatformRefusals.UnknownReference.At("/orderId", ("kind", "order"));
            var faults = named.Select((n, i) => !found.TryGetValue(n.Id, out var order) ? PlatformRefusals.UnknownReference.Fault(n.Pointer, ("kind", "order"))
                : named.Take(i).Any(b => b.Id == n.Id) ? ReceiptRefusals.OrderRepeated.Fault(n.Pointer)
                : order.CustomerId != first.CustomerId ? ReceiptRefusals.OtherCustomer.Fault(n.Pointer)
                : order.Currency != first.Currency ? PlatformRefusals.CurrencyMismatch.Fault(n.Pointer, ("expected", first.Currency)) : null).OfType<Fault>().ToList();
            if (faults.Count > 0) throw Refusal.Of(faults);
            var orders = named.ConvertAll(n => found[n.Id]);
            foreach (var order in orders) order.RequireInvoiceable();
            return orders;
        }

        private async Task<IReadOnlyList<(Order Order, OrderLine Line, decimal BaseQuantity, string Pointer)>> Wanted(
            IReadOnlyList<Order> orders, IReadOnlyList<LineEntry>? entries, CancellationToken ct)
        {
            var all = orders.SelectMany(o => o.Lines.OrderBy(l => l.Position).Select(l => (Order: o, Line: l))).ToList();
            if (entries is null) return [.. all.Where(l => l.Line.OpenToInvoice > 0).Select(l => (l.Order, l.Line, l.Line.OpenToInvoice, "/lines"))];
            var of = all.ToDictionary(l => l.Line.Id);
            var faults = entries.Select((e, i) => !of.ContainsKey(e.OrderLineId) ? PlatformRefusals.UnknownReference.Fault($"/lines/{i}/orderLineId", ("kind", "order line"))
                : entries.Take(i).Any(b => b.OrderLineId == e.OrderLineId) ? InvoiceRefusals.LineRepeated.Fault($"/lines/{i}/orderLineId") : null).OfType<Fault>().ToList();
            if (faults.Count > 0) throw Refusal.Of(faults);
            var items = await db.Items.AsNoTracking().ReferAll(entries.Select(e => (of[e.OrderLineId].Line.ItemId, "/lines")), ct);
            return [.. entries.Select((e, i) => (of[e.OrderLineId].Order, of[e.OrderLineId].Line, Quantity(of[e.OrderLineId].Line, e.Quantity, $"/lines/{i}/quantity"), $"/lines/{i}/quantity"))];

            decimal Quantity(OrderLine line, decimal? quantity, string pointer) => quantity is { } some ? line.InBase(some, items[line.ItemId], pointer) : line.OpenToInvoice;
        }

        private static void AddFreight(Invoice invoice, IReadOnlyList<Order> orders, bool? asked)
        {
            var open = orders.Where(o => o.FreightOpenToInvoice).ToList();
            if (asked == true && open.Count == 0) throw InvoiceRefusals.FreightInvoiced.At("/includeFreight");
            if (asked == false) return;
            foreach (var order in open)
            {
                order.ClaimFreight(invoice.Id);
                invoice.AddFreight(order.Id, order.Freight);
            }
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/", nameof(CreateInvoice), "Request an invoice");
}
