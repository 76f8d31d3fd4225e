using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Warehouses;

/// <summary>
/// Where stock is kept (仓库). Every warehouse begins with a storage bin and a quarantine bin; more bins (库位) may be added.
/// Stock that nobody tied to a warehouse is looked for in the order of their priorities.
/// </summary>
public sealed class WarehousesFeature : Feature
{
    public override string Story => "Warehouses and their bins.";
    public override string Prefix => "/v1";

    public override void Map(Doors doors)
    {
        CreateWarehouse.Map(doors);
        UpdateWarehouse.Map(doors);
        GetWarehouse.Map(doors);
        ListWarehouses.Map(doors);
        AddBin.Map(doors);
    }

    public override void Services(IServiceCollection services) => services.AddWholeDocument<Warehouse>("warehouses.get");
}
