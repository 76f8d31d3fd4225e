using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockCounts;

/// <summary>
/// Counts of what really lies in the bins (盘点). A count takes a snapshot of the books when it starts, is counted blind by who may not see them, submitted, counted again where it differs,
/// and posted: as differences at the moment of counting, so that goods go on coming and leaving meanwhile. Large differences need a permission of their own.
/// The count is locked first, then the stock.
/// </summary>
public sealed class StockCountsFeature : Feature
{
    public override string Story => "Counts of what really lies in the bins, and their differences.";

    public override void Map(Doors doors)
    {
        CreateStockCount.Map(doors);
        StartStockCount.Map(doors);
        RecordCounts.Map(doors);
        AddCountLine.Map(doors);
        SubmitStockCount.Map(doors);
        RecountStockCount.Map(doors);
        PostStockCount.Map(doors);
        CancelStockCount.Map(doors);
        GetStockCount.Map(doors);
        ListCountLines.Map(doors);
        ListStockCounts.Map(doors);
    }

    public override void Services(IServiceCollection services) => services.AddWholeDocument<StockCount>("stock-counts.get")
        .AddScoped<CountPosting>().AddSingleton(new NumberKind("stock-count", "SC-{yyyyMM}-{000000}"));
}
