using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Approvals;
using Waybill.Features.Customers;
using Waybill.Features.Numbering;
using Waybill.Features.StockIns;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Samples;

/// <summary>
/// Samples for customers (邮寄样品), given or lent. A dispatch is approved, leaves by the warehouse's stock-outs like everything else, without a price, and is handed to a carrier.
/// Lent samples come back by stock-ins, at what they cost; those that are not back by their date are listed as overdue.
/// </summary>
public sealed class SamplesFeature : Feature
{
    public override string Story => "Samples given and lent to customers.";

    public override void Map(Doors doors)
    {
        CreateSample.Map(doors);
        UpdateSample.Map(doors);
        SubmitSample.Map(doors);
        ApproveSample.Map(doors);
        RejectSample.Map(doors);
        ReopenSample.Map(doors);
        CancelSample.Map(doors);
        ShipSample.Map(doors);
        CloseSample.Map(doors);
        GetSample.Map(doors);
        ListSamples.Map(doors);
    }

    public override void Services(IServiceCollection services) => services
        .AddDocument<Sample>("samples.get")
        .AddScoped<SampleEntries>().AddScoped<SampleApproval>()
        .AddScoped<IFollowApproval, SampleFollowsApproval>()
        .AddScoped<IAuthoriseStockOut, SampleAuthorisesStockOut>().AddScoped<IFollowStockOut, SampleFollowsStockOut>()
        .AddScoped<IAuthoriseStockIn, SampleAuthorisesStockIn>().AddScoped<IFollowStockIn, SampleFollowsStockIn>()
        .AddScoped<IListStockWork, SampleWork>()
        .AddSingleton(new NumberKind("sample", "SP-{yyyyMM}-{000000}"));
}
