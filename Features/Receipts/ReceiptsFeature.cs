using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Approvals;
using Waybill.Features.Backlog;
using Waybill.Features.Customers;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Receipts;

/// <summary>
/// Money in (回款). A receipt says which orders of one customer it is for, or none; finance confirms it, and only then it counts. It settles what is open of its orders:
/// what was charged for goods that left, less what was confirmed before. What is for goods that have not left, up to what the orders will come to, is held for them in the
/// customer's balance, and the rest is available there. A confirmed receipt is never edited, only reversed by counter-entries.
/// </summary>
public sealed class ReceiptsFeature : Feature
{
    public override string Story => "Customers' payments, for their orders or in advance.";

    public override void Map(Doors doors)
    {
        CreateReceipt.Map(doors);
        UpdateReceipt.Map(doors);
        SubmitReceipt.Map(doors);
        ConfirmReceipt.Map(doors);
        RejectReceipt.Map(doors);
        ReopenReceipt.Map(doors);
        CancelReceipt.Map(doors);
        ReverseReceipt.Map(doors);
        GetReceipt.Map(doors);
        ListReceipts.Map(doors);
    }

    public override void Services(IServiceCollection services) => services
        .AddDocument<Receipt>("receipts.get").AddScoped<ReceiptLocks>().AddScoped<ReceiptStanding>().AddScoped<ReceiptConfirmation>()
        .AddScoped<IFollowApproval, ReceiptFollowsApproval>().AddScoped<IHangOnOrder, ReceiptHangsOnOrder>()
        .AddSingleton(new NumberKind("receipt", "RC-{yyyyMM}-{000000}"));
}
