using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Approvals;
using Waybill.Features.Customers;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Refunds;

/// <summary>
/// Money that goes back to customers out of their balance (退款). A submitted refund holds its amount; finance confirms that it was paid out, or rejects it.
/// A confirmed refund is never edited, only reversed by a counter-entry.
/// </summary>
public sealed class RefundsFeature : Feature
{
    public override string Story => "Customers' balance that is paid out to them.";

    public override void Map(Doors doors)
    {
        CreateRefund.Map(doors);
        UpdateRefund.Map(doors);
        SubmitRefund.Map(doors);
        ConfirmRefund.Map(doors);
        RejectRefund.Map(doors);
        ReopenRefund.Map(doors);
        CancelRefund.Map(doors);
        ReverseRefund.Map(doors);
        GetRefund.Map(doors);
        ListRefunds.Map(doors);
    }

    public override void Services(IServiceCollection services) => services
        .AddDocument<Refund>("refunds.get").AddScoped<RefundPayment>()
        .AddScoped<IFollowApproval, RefundFollowsApproval>()
        .AddSingleton(new NumberKind("refund", "RF-{yyyyMM}-{000000}"));
}
