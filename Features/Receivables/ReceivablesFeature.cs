using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Receivables;

/// <summary>
/// What customers owe us (应收款). Goods that leave charge the customer's account, confirmed receipts and applied balance settle it, and counter-documents take both back.
/// Goods leave only while the customer, less the money it has with us, stays within its credit limit. Every change is an entry that is never edited.
/// </summary>
public sealed class ReceivablesFeature : Feature
{
    public override string Story => "What customers owe, by order, and their credit.";

    public override void Map(Doors doors)
    {
        GetCustomerAccount.Map(doors);
        ListReceivables.Map(doors);
    }

    public override void Services(IServiceCollection services) => services.AddScoped<ReceivablesDesk>();
}
