using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Approvals;
using Waybill.Features.Backlog;
using Waybill.Features.Customers;
using Waybill.Features.Numbering;
using Waybill.Features.StockIns;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesReturns;

/// <summary>
/// Goods that customers give back, and what they get for them (销售退货). The request, the money and the goods each have an owner with a permission of its own. Terms are offered and counter-offered until they
/// are agreed; then goods come in by stock-ins at what they cost when they left, the order is credited, what had been paid is kept as balance or refunded, and what is to be delivered again is open on the order.
/// </summary>
public sealed class SalesReturnsFeature : Feature
{
    public override string Story => "Goods given back and what customers get for them.";

    public override void Map(Doors doors)
    {
        CreateSalesReturn.Map(doors);
        UpdateSalesReturn.Map(doors);
        SubmitSalesReturn.Map(doors);
        OfferSalesReturn.Map(doors);
        CounterOfferSalesReturn.Map(doors);
        AgreeSalesReturn.Map(doors);
        RejectSalesReturn.Map(doors);
        CancelSalesReturn.Map(doors);
        AllowCrossShipment.Map(doors);
        CreditSalesReturn.Map(doors);
        RefundSalesReturn.Map(doors);
        CloseSalesReturn.Map(doors);
        GetSalesReturn.Map(doors);
        ListSalesReturns.Map(doors);
    }

    public override void Services(IServiceCollection services) => services
        .AddDocument<SalesReturn>("sales-returns.get")
        .AddScoped<SalesReturnLocks>().AddScoped<Returnable>()
        .AddScoped<IAuthoriseStockIn, ReturnAuthorisesStockIn>().AddScoped<IFollowStockIn, ReturnFollowsStockIn>().AddScoped<IFollowStockOut, ReturnFollowsDelivery>()
        .AddScoped<IFollowApproval, ReturnFollowsApproval>().AddScoped<IHangOnOrder, ReturnHangsOnOrder>().AddSingleton<IListStockWork, ReturnWork>()
        .AddSingleton(new NumberKind("sales-return", "SR-{yyyyMM}-{000000}"));
}
