using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockWork;

/// <summary>What waits for the warehouse, gathered from its own papers and from every feature whose documents authorise goods to move (<see cref="IListStockWork"/>).</summary>
public sealed class StockWorkFeature : Feature
{
    public override string Story => "What waits for the warehouse.";

    public override void Map(Doors doors) => ListStockWork.Map(doors);

    public override void Services(IServiceCollection services) => services.AddScoped<IListStockWork, WarehousePapers>();
}
