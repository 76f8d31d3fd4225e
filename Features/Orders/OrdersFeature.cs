using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Approvals;
using Waybill.Features.Customers;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Orders;

/// <summary>
/// What customers order (销售订单). A draft is priced by the price lists or copies an approved quote, is made firm, submitted and approved; approval makes the customer formal and
/// reserves what stock there is. Deliveries, invoices and receipts hang on it and move its counters, from which its three axes are derived:
/// fulfilment, invoicing, payment. It ends closed, with what was not issued lost, or cancelled while nothing has left.
/// </summary>
public sealed class OrdersFeature : Feature
{
    public override string Story => "Sales orders from draft to closed.";

    public override void Map(Doors doors)
    {
        CreateOrder.Map(doors);
        BatchCreateOrders.Map(doors);
        CreateOrderFromQuote.Map(doors);
        UpdateOrder.Map(doors);
        MakeOrderFirm.Map(doors);
        SubmitOrder.Map(doors);
        ApproveOrder.Map(doors);
        RejectOrder.Map(doors);
        ReopenOrder.Map(doors);
        ReserveOrder.Map(doors);
        CancelOrder.Map(doors);
        CloseOrder.Map(doors);
        CopyOrder.Map(doors);
        GetOrder.Map(doors);
        ListOrders.Map(doors);
    }

    public override void Services(IServiceCollection services) => services
        .AddDocument<Order>("orders.get")
        .AddScoped<OrderPricing>().AddScoped<OrderAcceptance>().AddScoped<OrderSubmission>()
        .AddScoped<IFollowApproval, OrderFollowsApproval>()
        .AddSingleton(new NumberKind("order", "SO-{yyyyMM}-{000000}"));
}
