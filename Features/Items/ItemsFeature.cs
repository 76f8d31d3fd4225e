using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Items;

/// <summary>
/// What we buy, make, stock and sell (物料). An item is counted in its base unit, to so many decimals, and may be traded in other units of a
/// fixed factor. Its base unit and whether its stock is kept by batch are settled when it is created, because stock and documents rest on them.
/// </summary>
public sealed class ItemsFeature : Feature
{
    public override string Story => "Items with their units, tax rates and categories.";
    public override string Prefix => "/v1";

    public override void Map(Doors doors)
    {
        CreateItem.Map(doors);
        BatchCreateItems.Map(doors);
        UpdateItem.Map(doors);
        GetItem.Map(doors);
        ListItems.Map(doors);
        CreateItemCategory.Map(doors);
        ListItemCategories.Map(doors);
    }

    public override void Services(IServiceCollection services) => services.AddWholeDocument<Item>("items.get");
}
