using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Prices;

/// <summary>
/// What we sell for (价格). A price list speaks to everybody, to a channel, to a customer group or to one customer, in one currency and for a time.
/// One resolver, the price desk, answers every document and every catalogue: the narrowest level that has a price decides, even if it is dearer.
/// </summary>
public sealed class PricesFeature : Feature
{
    public override string Story => "Price lists, their prices by quantity, and the one price resolution.";
    public override string Prefix => "/v1";

    public override void Map(Doors doors)
    {
        CreatePriceList.Map(doors);
        UpdatePriceList.Map(doors);
        GetPriceList.Map(doors);
        ListPriceLists.Map(doors);
        SetPrices.Map(doors);
        RemovePrice.Map(doors);
        ListPrices.Map(doors);
        ResolvePrices.Map(doors);
    }

    public override void Services(IServiceCollection services) => services.AddWholeDocument<PriceList>("price-lists.get").AddScoped<PriceDesk>();
}
