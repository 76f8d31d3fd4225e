using Waybill.Features.Approvals;
using Waybill.Features.Numbering;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Invoices;

/// <summary>What follows when a requested invoice is issued, by a person's signature or by a flow that lets it pass, and when it comes to nothing. It and its orders are locked.</summary>
internal sealed class InvoiceIssuing(NumberingDesk numbers, CurrentUser user, TimeProvider clock)
{
    public async Task Issue(Invoice invoice, IReadOnlyList<Order> orders, string? taxNumber, CancellationToken ct)
    {
        invoice.Issue(taxNumber, by: user.Id, at: clock.GetUtcNow());
        await Number(invoice, orders, ct);
    }

    /// <summary>An invoice or red letter gets its number, and its orders count it.</summary>
    public async Task Number(Invoice invoice, IReadOnlyList<Order> orders, CancellationToken ct)
    {
        invoice.Name(await numbers.Draw("invoice", ct));
        foreach (var order in orders) order.Bill(invoice.QuantitiesOf(order.Id), invoice.TotalOf(order.Id));
    }

    /// <summary>What a requested invoice claimed of its orders is open again.</summary>
    public static void Disclaim(Invoice invoice, IReadOnlyList<Order> orders)
    {
        foreach (var order in orders)
        {
            order.Disclaim(invoice.ClaimsOn(order.Id));
            order.DisclaimFreight(invoice.Id);
        }
    }

    /// <summary>What is approved with an invoice: whom it is made out to, and for what.</summary>
    public static ApprovalSubject Subject(Invoice i) => new(i, i.Number ?? i.OrderNumber, new
    {
        i.CustomerId, i.Type, i.Title, i.TaxpayerId, i.MailingAddress, i.Currency, i.Net, i.Tax, i.Freight,
        Lines = i.Lines.OrderBy(l => l.Position).Select(l => new { l.OrderLineId, l.BaseQuantity, l.Net, l.Tax }),
    })
    {
        Party = i.CustomerName, OwnerId = i.OwnerId, Amount = i.Total, Currency = i.Currency,
    };
}

/// <summary>A request whose approval was withdrawn is cancelled: an invoice is requested or not, it is never a draft.</summary>
internal sealed class InvoiceFollowsApproval(InvoiceLocks locks) : IFollowApproval
{
    public string Kind => "invoice";

    public async Task Withdrawn(Guid documentId, CancellationToken ct)
    {
        var (invoice, orders) = await locks.Behind(documentId, ct);
        invoice.Cancel(reason: null);
        InvoiceIssuing.Disclaim(invoice, orders);
    }
}
