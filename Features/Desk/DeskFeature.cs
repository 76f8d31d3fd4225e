using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Desk;

/// <summary>What waits for one person (我的桌面): what to sign, what not to forget, what is left undone. Each tile is the beginning of a list that the person may read anyway, with the same rights.</summary>
public sealed class DeskFeature : Feature
{
    public override string Story => "What waits for the one who asks.";

    public override void Map(Doors doors) => GetMyDesk.Map(doors);

    public override void Services(IServiceCollection services) => services.AddScoped<DeskTiles>();
}
