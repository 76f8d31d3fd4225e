using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Backlog;
using Waybill.Features.Customers;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Receipts;

/// <summary>
/// Money in (回款). A receipt says which orders of one customer it pays; finance confirms it, and only then it counts. It pays at most what is open:
/// what was charged for goods that left, less what was confirmed before. A confirmed receipt is never edited, only reversed by counter-entries.
/// </summary>
public sealed class ReceiptsFeature : Feature
{
    public override string Story => "Customers' payments for their orders.";

    public override void Map(Doors doors)
    {
        CreateReceipt.Map(doors);
        SubmitReceipt.Map(doors);
        ConfirmReceipt.Map(doors);
        RejectReceipt.Map(doors);
        ReverseReceipt.Map(doors);
        GetReceipt.Map(doors);
        ListReceipts.Map(doors);
    }

    public override void Services(IServiceCollection services) => services
        .AddDocument<Receipt>("receipts.get").AddScoped<ReceiptLocks>().AddScoped<ReceiptStanding>().AddScoped<IHangOnOrder, ReceiptHangsOnOrder>()
        .AddSingleton(new NumberKind("receipt", "RC-{yyyyMM}-{000000}"));
}
