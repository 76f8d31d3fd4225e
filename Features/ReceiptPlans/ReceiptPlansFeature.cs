using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Backlog;
using Waybill.Features.Customers;
using Waybill.Infrastructure.Jobs;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.ReceiptPlans;

/// <summary>
/// When orders are to be paid (回款计划): instalments by date that add up to the order. Confirmed receipts and applied balance match them in due order; what is paid of each
/// follows from what was received for the order, what is open of it also from what the order comes to by now; neither is stored anywhere else. Before one is due, whom the order
/// belongs to is reminded.
/// </summary>
public sealed class ReceiptPlansFeature : Feature
{
    public override string Story => "When orders are to be paid, and what is overdue.";

    public override void Map(Doors doors)
    {
        SetReceiptPlan.Map(doors);
        GetReceiptPlan.Map(doors);
        ListReceiptInstalments.Map(doors);
        RaiseReceiptReminders.Map(doors);
    }

    public override void Services(IServiceCollection services) => services
        .AddDocument<ReceiptPlan>("receipt-plans.get").AddScoped<IHangOnOrder, PlanHangsOnOrder>().AddSingleton(new ScheduledOperation(typeof(RaiseReceiptReminders.Command), "0 5 * * * ?"));
}
