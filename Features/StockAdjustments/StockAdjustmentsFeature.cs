using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockAdjustments;

/// <summary>
/// What the warehouse does with goods inside its walls: it moves them between bins, holds them back in quarantine, releases them, scraps them (移库、隔离、放行、报废).
/// Each is a paper of its own with its own permission, posted at once; none but scrapping changes what the stock is worth.
/// </summary>
public sealed class StockAdjustmentsFeature : Feature
{
    public override string Story => "Goods moved between bins, held in quarantine, released or scrapped.";

    public override void Map(Doors doors)
    {
        MoveStock.Map(doors);
        QuarantineStock.Map(doors);
        ReleaseQuarantine.Map(doors);
        ScrapStock.Map(doors);
        ListQuarantine.Map(doors);
        GetStockAdjustment.Map(doors);
        ListStockAdjustments.Map(doors);
    }

    public override void Services(IServiceCollection services) => services.AddWholeDocument<StockAdjustment>("stock-adjustments.get")
        .AddScoped<Adjusting>().AddSingleton(new NumberKind("stock-adjustment", "SA-{yyyyMM}-{000000}"));
}
