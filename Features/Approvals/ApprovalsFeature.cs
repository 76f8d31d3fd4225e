using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Approvals;

/// <summary>Who has to agree before a document counts.</summary>
public sealed class ApprovalsFeature : Feature
{
    public override string Story => "Approval flows, their runs, and everybody's tasks.";
    public override string Prefix => "/v1";

    public override void Map(Doors doors) { }

    public override void Services(IServiceCollection services) => services.AddScoped<ApprovalsDesk>();
}
