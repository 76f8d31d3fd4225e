using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockIns;

/// <summary>
/// The warehouse's papers of goods that come in (入库单). A stock-in is a draft until it is confirmed; then its goods are stock, at their own cost
/// or at the average of what is there. Opening stock is written down and confirmed in one go. Other features bring goods in through the desk.
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
        GetStockIn.Map(doors);
        ListStockIns.Map(doors);
    }

    public override void Services(IServiceCollection services) => services
        .AddSingleton(new DocumentKind("stock-in", "stock-ins.get", typeof(StockIn), (db, id, _, ct) => db.StockIns.AnyAsync(p => p.Id == id, ct)))
        .AddSingleton(new NumberKind("stock-in", "SI-{yyyyMM}-{000000}"))
        .AddScoped<StockInPaper>().AddScoped<StockInDesk>();
}
