using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockAlerts;

/// <summary>What of the stock needs looking after: rules say which item is watched in which warehouse and for what; alerts are what breaks them now, read from the books when asked.</summary>
public sealed class StockAlertsFeature : Feature
{
    public override string Story => "Stock that is too little, too much, about to expire, or not moving.";

    public override void Map(Doors doors)
    {
        SetStockAlert.Map(doors);
        RemoveStockAlert.Map(doors);
        ListStockAlertRules.Map(doors);
        ListStockAlerts.Map(doors);
        ListExpiringStock.Map(doors);
    }
}
