using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Approvals;
using Waybill.Features.Backlog;
using Waybill.Features.Customers;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Invoices;

/// <summary>
/// Tax invoices for orders (发票). Sales requests one for what is not invoiced yet of one or several orders of a customer; finance issues or rejects it, and notes when it was sent.
/// An issued invoice is never edited: red letters (红字), negative invoices that name it, reverse it or parts of it. All invoices of an order add up to the order exactly, never beyond.
/// </summary>
public sealed class InvoicesFeature : Feature
{
    public override string Story => "Tax invoices for orders, and the red letters that reverse them.";

    public override void Map(Doors doors)
    {
        CreateInvoice.Map(doors);
        UpdateInvoice.Map(doors);
        IssueInvoice.Map(doors);
        RejectInvoice.Map(doors);
        CancelInvoice.Map(doors);
        MailInvoice.Map(doors);
        ReverseInvoice.Map(doors);
        GetInvoice.Map(doors);
        ListInvoices.Map(doors);
    }

    public override void Services(IServiceCollection services) => services
        .AddDocument<Invoice>("invoices.get").AddScoped<InvoiceLocks>().AddScoped<InvoiceIssuing>().AddScoped<InvoiceReading>()
        .AddScoped<IFollowApproval, InvoiceFollowsApproval>().AddScoped<IHangOnOrder, InvoiceHangsOnOrder>()
        .AddSingleton(new NumberKind("invoice", "INV-{yyyyMM}-{000000}"));
}
