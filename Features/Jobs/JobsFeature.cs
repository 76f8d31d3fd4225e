using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Waybill.Infrastructure.Jobs;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Jobs;

/// <summary>
/// What the program does by itself on a schedule. A job is an ordinary operation that a feature put on the schedule; the nodes share the jobs,
/// so that each run is done once, whichever node does it and whatever happens to it.
/// </summary>
public sealed class JobsFeature : Feature
{
    public override string Story => "What runs on a schedule, when it runs next, how it went last.";

    public override void Map(Doors doors)
    {
        ListJobs.Map(doors);
        RunJob.Map(doors);
        ForgetIdempotencyKeys.Map(doors);
    }

    public override void Services(IServiceCollection services)
    {
        services.TryAddSingleton(new IdempotencySettings());
        services.AddSingleton(new ScheduledOperation(typeof(ForgetIdempotencyKeys.Command), "0 20 * * * ?"));
    }
}
