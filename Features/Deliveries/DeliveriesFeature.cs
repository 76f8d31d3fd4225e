using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Backlog;
using Waybill.Features.Approvals;
using Waybill.Features.Customers;
using Waybill.Features.Numbering;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Deliveries;

/// <summary>
/// Sales' instructions to ship (发货单). A delivery takes from an approved order what is to leave, may fix warehouse and batch, and once released
/// it authorises the warehouse to issue goods; it moves none itself. What is issued against it moves its counters and the order's,
/// and charges the customer's account. It ends closed, with what was not issued open again on the order, or cancelled while nothing was issued.
/// </summary>
public sealed class DeliveriesFeature : Feature
{
    public override string Story => "Instructions to ship what was ordered.";

    public override void Map(Doors doors)
    {
        CreateDelivery.Map(doors);
        UpdateDelivery.Map(doors);
        ReleaseDelivery.Map(doors);
        AllowDeliveryOverCredit.Map(doors);
        CancelDelivery.Map(doors);
        CloseDelivery.Map(doors);
        GetDelivery.Map(doors);
        ListDeliveries.Map(doors);
        ListDeliveryDiscrepancies.Map(doors);
        ListBatchChoices.Map(doors);
    }

    public override void Services(IServiceCollection services) => services
        .AddDocument<Delivery>("deliveries.get").AddScoped<DeliveryLocks>().AddScoped<DeliveryLines>().AddScoped<DeliveryRelease>().AddScoped<CreditOverride>().AddScoped<IFollowApproval, DeliveryFollowsApproval>()
        .AddScoped<IAuthoriseStockOut, DeliveryAuthorisesStockOut>()
        .AddScoped<IFollowStockOut, DeliveryFollowsStockOut>()
        .AddScoped<IListStockWork, DeliveryWork>()
        .AddScoped<IHangOnOrder, DeliveryHangsOnOrder>()
        .AddSingleton(new NumberKind("delivery", "DN-{yyyyMM}-{000000}"));
}
