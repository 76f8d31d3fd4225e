using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Stock;

/// <summary>
/// The ledger of goods. Movements are only ever added; levels and balances are their sums, kept in the same transaction, and an integrity check proves it.
/// Documents of other features post what comes in and what leaves, and hold stock through the desk.
/// The warehouse never sees what goods are sold for, and what they cost only with a permission of its own.
/// </summary>
public sealed class StockFeature : Feature
{
    public override string Story => "Stock, reservations, batches and the ledger of movements.";
    public override string Prefix => "/v1";

    public override void Map(Doors doors)
    {
        ProposePicks.Map(doors);
        GetAvailability.Map(doors);
        ListStockBalances.Map(doors);
        ListStockMovements.Map(doors);
        ListBatches.Map(doors);
        CheckStockIntegrity.Map(doors);
    }

    public override void Services(IServiceCollection services) => services
        .AddScoped<StockLocks>().AddScoped<StockLedger>().AddScoped<StockDesk>().AddScoped<BatchBook>();
}
