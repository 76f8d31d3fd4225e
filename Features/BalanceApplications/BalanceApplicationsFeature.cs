using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Backlog;
using Waybill.Features.Customers;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.BalanceApplications;

/// <summary>
/// Customers' balance that pays for their orders (结余款核销). It pays at most what is open and at most what is available, never by itself: somebody applies it,
/// to what is named or to the oldest first. An application is never edited, only reversed by counter-entries.
/// </summary>
public sealed class BalanceApplicationsFeature : Feature
{
    public override string Story => "Customers' balance that pays for what they owe.";

    public override void Map(Doors doors)
    {
        ApplyBalance.Map(doors);
        ReverseBalanceApplication.Map(doors);
        ReleasePrepayment.Map(doors);
        GetBalanceApplication.Map(doors);
        ListBalanceApplications.Map(doors);
    }

    public override void Services(IServiceCollection services) => services
        .AddDocument<BalanceApplication>("balance-applications.get").AddScoped<BalanceTargets>().AddScoped<IHangOnOrder, ApplicationHangsOnOrder>()
        .AddSingleton(new NumberKind("balance-application", "BA-{yyyyMM}-{000000}"));
}
