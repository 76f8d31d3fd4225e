using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Stock;

/// <summary>
/// The ledger of goods. Movements are only ever added; levels and balances are their sums, kept in the same transaction, and an integrity check proves it.
/// Goods come in by a stock-in and leave by a stock-out, which another feature's document must authorise; other features hold stock through the desk.
/// The warehouse never sees what goods are sold for, and what they cost only with a permission of its own.
/// </summary>
public sealed class StockFeature : Feature
{
    public override string Story => "Stock, reservations, batches, stock-ins and stock-outs.";
    public override string Prefix => "/v1";

    public override void Map(Doors doors)
    {
        EnterOpeningStock.Map(doors);
        CreateStockIn.Map(doors);
        ConfirmStockIn.Map(doors);
        CancelStockIn.Map(doors);
        GetStockIn.Map(doors);
        ListStockIns.Map(doors);
        CreateStockOut.Map(doors);
        UpdateStockOut.Map(doors);
        ConfirmStockOut.Map(doors);
        CancelStockOut.Map(doors);
        ReverseStockOut.Map(doors);
        GetStockOut.Map(doors);
        ListStockOuts.Map(doors);
        ProposePicks.Map(doors);
        GetAvailability.Map(doors);
        ListStockBalances.Map(doors);
        ListStockMovements.Map(doors);
        ListBatches.Map(doors);
        CheckStockIntegrity.Map(doors);
    }

    public override void Services(IServiceCollection services) => services
        .AddSingleton(new NumberKind("stock-in", "SI-{yyyyMM}-{000000}"))
        .AddSingleton(new NumberKind("stock-out", "GI-{yyyyMM}-{000000}"))
        .AddScoped<StockLocks>().AddScoped<StockLedger>().AddScoped<StockDesk>()
        .AddScoped<BatchBook>().AddScoped<Receiving>().AddScoped<StockOutPaper>().AddScoped<StockPosting>();
}
