using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockOuts;

/// <summary>
/// The warehouse's papers of goods that leave (出库单). A stock-out stands on the authority of another feature's document, which says what of it is open
/// and hears what has left. A confirmed one stays as it is; what left by mistake is taken back by a stock-in, at what it cost.
/// Documents are locked before stock: the stock-out first, then what authorises it, then the levels, in every operation.
/// </summary>
public sealed class StockOutsFeature : Feature
{
    public override string Story => "The warehouse's papers of goods that leave.";

    public override void Map(Doors doors)
    {
        CreateStockOut.Map(doors);
        UpdateStockOut.Map(doors);
        ConfirmStockOut.Map(doors);
        CancelStockOut.Map(doors);
        ReverseStockOut.Map(doors);
        GetStockOut.Map(doors);
        ListStockOuts.Map(doors);
    }

    public override void Services(IServiceCollection services) => services.AddWholeDocument<StockOut>("stock-outs.get")
        .AddSingleton(new NumberKind("stock-out", "GI-{yyyyMM}-{000000}"))
        .AddScoped<StockOutPaper>().AddScoped<StockOutPosting>().AddScoped<StockOutProposal>();
}
