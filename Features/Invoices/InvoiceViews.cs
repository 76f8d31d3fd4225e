using Waybill.Features.Orders;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Invoices;

/// <summary>How far an order is invoiced.</summary>
/// <param name="OrderAmount">What there is to invoice in all: of a closed order, what was issued of it.</param>
/// <param name="Invoiced">What issued invoices are about, less their red letters.</param>
/// <param name="Awaiting">What requested invoices are about.</param>
/// <param name="Open">What no invoice is about yet.</param>
public sealed record OrderInvoicingView(Guid OrderId, string OrderNumber, [SellingPrice] Money? OrderAmount, [SellingPrice] Money? Invoiced, [SellingPrice] Money? Awaiting,
    [SellingPrice] Money? Open)
{
    internal static IReadOnlyList<OrderInvoicingView> Of(IEnumerable<Order> orders) => [.. orders.Select(Of)];

    private static OrderInvoicingView Of(Order o)
    {
        return new(o.Id, o.Number!, In(o.Due), In(o.Invoiced), In(o.Claimed - o.Invoiced), In(Math.Max(0, o.Due - o.Claimed)));

        Money In(decimal amount) => new(amount, o.Currency);
    }
}

/// <summary>A line of an invoice.</summary>
/// <param name="Reversed">What red letters have reversed of it, in its unit.</param>
public sealed record InvoiceLineView(Guid Id, int Position, Guid OrderLineId, string ItemCode, string Description, decimal Quantity, string Unit, [SellingPrice] Money? UnitPrice,
    bool TaxIncluded, decimal TaxRate, [SellingPrice] Money? Net, [SellingPrice] Money? Tax, [SellingPrice] Money? Gross, Guid OrderId, decimal Reversed)
{
    internal static InvoiceLineView Of(InvoiceLine l, string currency) => new(l.Id, l.Position, l.OrderLineId, l.ItemCode, l.Description, l.Quantity, l.Unit, new(l.UnitPrice, currency),
        l.TaxIncluded, l.TaxRate, new(l.Net, currency), new(l.Tax, currency), new(l.Net + l.Tax, currency), l.OrderId, (l.Reversed / l.Factor).To(4));
}
