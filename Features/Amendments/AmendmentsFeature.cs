using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Approvals;
using Waybill.Features.Backlog;
using Waybill.Features.Customers;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Amendments;

/// <summary>
/// How approved orders change (订单变更). An amendment says what shall be different, is tried on the order as it stands, and approved like the order itself;
/// then it is applied whole, with the stock and the customer's account following, or refused because the order has moved on. It keeps what was before.
/// </summary>
public sealed class AmendmentsFeature : Feature
{
    public override string Story => "Approved changes of approved orders.";
    public override string Prefix => "/v1/order-amendments";

    public override void Map(Doors doors)
    {
        CreateOrderAmendment.Map(doors);
        UpdateOrderAmendment.Map(doors);
        SubmitOrderAmendment.Map(doors);
        ApproveOrderAmendment.Map(doors);
        RejectOrderAmendment.Map(doors);
        ReopenOrderAmendment.Map(doors);
        CancelOrderAmendment.Map(doors);
        GetOrderAmendment.Map(doors);
        ListOrderAmendments.Map(doors);
    }

    public override void Services(IServiceCollection services) => services
        .AddDocument<OrderAmendment>("order-amendments.get")
        .AddScoped<AmendmentDrafting>().AddScoped<AmendmentAcceptance>()
        .AddScoped<IFollowApproval, AmendmentFollowsApproval>()
        .AddScoped<IHangOnOrder, AmendmentHangsOnOrder>();
}
