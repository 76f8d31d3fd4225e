using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Numbering;
using Waybill.Features.StockIns;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Transfers;

/// <summary>
/// Goods that go from one warehouse to another (调拨). A released transfer authorises stock-outs where they leave; what has left is in transit, batch by batch and at what it cost,
/// and authorises stock-ins where they arrive, in as many goes as it takes. It is received by itself when everything has arrived; with a discrepancy it is closed for a reason,
/// and what is missing is written off. Goods never change their value on the way.
/// </summary>
public sealed class TransfersFeature : Feature
{
    public override string Story => "Goods that go from one warehouse to another.";

    public override void Map(Doors doors)
    {
        CreateTransfer.Map(doors);
        UpdateTransfer.Map(doors);
        ReleaseTransfer.Map(doors);
        CancelTransfer.Map(doors);
        CloseTransfer.Map(doors);
        GetTransfer.Map(doors);
        ListTransfers.Map(doors);
    }

    public override void Services(IServiceCollection services) => services.AddWholeDocument<Transfer>("transfers.get")
        .AddScoped<TransferLocks>()
        .AddScoped<IAuthoriseStockOut, TransferAuthorisesStockOut>().AddScoped<IFollowStockOut, TransferFollowsStockOut>()
        .AddScoped<IAuthoriseStockIn, TransferAuthorisesStockIn>().AddScoped<IFollowStockIn, TransferFollowsStockIn>()
        .AddScoped<IListStockWork, TransferWork>()
        .AddSingleton(new NumberKind("transfer", "TR-{yyyyMM}-{000000}"));
}
