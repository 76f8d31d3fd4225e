using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Numbering;

/// <summary>
/// Numbers that people read: SO-202611-000123. Each kind of document has a series; its features say the usual format, the company may choose another.
/// Ordinary series hand out blocks in memory and may leave gaps; a gapless one counts inside the document's transaction, one after the other.
/// </summary>
public sealed class NumberingFeature : Feature
{
    public override string Story => "Number series of documents.";
    public override string Prefix => "/v1/number-series";

    public override void Map(Doors doors)
    {
        ListNumberSeries.Map(doors);
        SetNumberSeries.Map(doors);
    }

    public override void Services(IServiceCollection services) => services.AddSingleton<NumberBlocks>().AddScoped<NumberingDesk>();
}
