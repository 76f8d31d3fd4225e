using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockIns;

/// <summary>
/// The warehouse's papers of goods that come in (入库单). A stock-in is a draft until it is confirmed; then its goods are stock, at their own cost
/// or at the average of what is there. Opening stock is written down and confirmed in one go. Goods that another feature's document lets in, a transfer or a return,
/// come in on its authority: it says what is open and what it is worth, and hears what has come (<see cref="IAuthoriseStockIn"/>, <see cref="IFollowStockIn"/>).
/// Documents are locked before stock: the stock-in first, then what authorises it, then the levels.
/// </summary>
public sealed class StockInsFeature : Feature
{
    public override string Story => "The warehouse's papers of goods that come in.";

    public override void Map(Doors doors)
    {
        EnterOpeningStock.Map(doors);
        CreateStockIn.Map(doors);
        ConfirmStockIn.Map(doors);
        CancelStockIn.Map(doors);
        ReverseStockIn.Map(doors);
        GetStockIn.Map(doors);
        ListStockIns.Map(doors);
    }

    public override void Services(IServiceCollection services) => services.AddWholeDocument<StockIn>("stock-ins.get")
        .AddSingleton(new NumberKind("stock-in", "SI-{yyyyMM}-{000000}"))
        .AddScoped<StockInPaper>().AddScoped<Receiving>().AddScoped<StockInDesk>();
}
