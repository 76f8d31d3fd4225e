using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Receivables;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.CustomerBalances;

/// <summary>
/// Customers' credit with us (结余款). Advance receipts and credits for returned goods add to it; it pays for orders or is refunded; a part may be held for a document
/// meanwhile. It is never negative, and every change is an entry that is never edited.
/// </summary>
public sealed class CustomerBalancesFeature : Feature
{
    public override string Story => "Customers' credit with us, and every change of it.";

    public override void Map(Doors doors)
    {
        GetCustomerBalance.Map(doors);
        ListBalanceEntries.Map(doors);
        CorrectBalance.Map(doors);
    }

    public override void Services(IServiceCollection services) => services.AddScoped<BalanceDesk>().AddScoped<ICoverCredit, BalanceCoversCredit>();
}
