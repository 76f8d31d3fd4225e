using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Backlog;
using Waybill.Features.Customers;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Invoices;

/// <summary>
/// Tax invoices for orders (发票). Sales requests one for what is not invoiced yet; finance issues or rejects it. An issued invoice is never edited:
/// a red letter (红字), a negative invoice that names it, reverses it. All invoices of an order add up to the order exactly, never beyond.
/// </summary>
public sealed class InvoicesFeature : Feature
{
    public override string Story => "Tax invoices for orders, and the red letters that reverse them.";

    public override void Map(Doors doors)
    {
        CreateInvoice.Map(doors);
        IssueInvoice.Map(doors);
        RejectInvoice.Map(doors);
        ReverseInvoice.Map(doors);
        GetInvoice.Map(doors);
        ListInvoices.Map(doors);
    }

    public override void Services(IServiceCollection services) => services
        .AddDocument<Invoice>("invoices.get").AddScoped<InvoiceLocks>().AddScoped<IHangOnOrder, InvoiceHangsOnOrder>()
        .AddSingleton(new NumberKind("invoice", "INV-{yyyyMM}-{000000}"));
}
