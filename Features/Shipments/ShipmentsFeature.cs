using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Backlog;
using Waybill.Features.Customers;
using Waybill.Features.Numbering;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Shipments;

/// <summary>
/// Goods on their way (发货): a carrier took over what confirmed stock-outs of a delivery issued, and the customer acknowledges what arrived (收货确认), with what was short or damaged.
/// While a shipment stands, its stock-outs cannot be reversed. It speaks of goods, never of money.
/// </summary>
public sealed class ShipmentsFeature : Feature
{
    public override string Story => "Goods with a carrier, and what the customer received.";

    public override void Map(Doors doors)
    {
        CreateShipment.Map(doors);
        UpdateShipment.Map(doors);
        ConfirmShipmentReceipt.Map(doors);
        CancelShipment.Map(doors);
        GetShipment.Map(doors);
        ListShipments.Map(doors);
    }

    public override void Services(IServiceCollection services) => services
        .AddDocument<Shipment>("shipments.get").AddScoped<ShipmentLocks>()
        .AddScoped<IFollowStockOut, ShipmentKeepsStockOut>()
        .AddScoped<IHangOnOrder, ShipmentHangsOnOrder>()
        .AddSingleton(new NumberKind("shipment", "SH-{yyyyMM}-{000000}"));
}
