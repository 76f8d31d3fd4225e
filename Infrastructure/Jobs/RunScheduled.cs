using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Jobs;

/// <summary>
/// Runs the operation a job is named after. Its key is made of the moment it was due, so that what a node did before it died
/// is not done again by the node that takes over; what was left undone is.
/// </summary>
internal sealed class RunScheduled(Operations operations, OperationCatalogue catalogue, IEnumerable<ScheduledOperation> schedule, TimeProvider clock) : IJob
{
    private const int MostSteps = 10_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(64);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var operation = catalogue[context.JobDetail.Key.Name];
        var job = schedule.First(s => s.Request == operation.Request);
        var trigger = context.RecoveringTriggerKey ?? context.Trigger.Key;
        var due = (context.ScheduledFireTimeUtc ?? context.FireTimeUtc).UtcDateTime.ToString("yyyyMMdd'T'HHmmss.fff", CultureInfo.InvariantCulture);
        try
        {
            for (var step = 1; step <= MostSteps; step++)
            {
                var call = new Call(Caller.System("job " + operation.Name)) { Key = $"job:{trigger.Name}:{due}:{step}" };
                var answer = await Patiently(operation, job.Make(), call, cancellationToken);
                if (answer is not IGoesOn { More: true }) return;
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new JobExecutionException(fault is Refusal ? fault.Message : fault.GetType().Name, fault);
        }
    }

    /// <summary>A refusal that will pass, such as that of a key which a dying node still holds, is waited for.</summary>
    private async Task<object> Patiently(Operation operation, object request, Call call, CancellationToken ct)
    {
        for (var wait = TimeSpan.FromSeconds(1); ; wait *= 2)
        {
            try
            {
                return (await operation.Run(operations, request, call, ct)).Result;
            }
            catch (Refusal refusal) when (refusal.RetryAfter is not null && wait <= LongestWait)
            {
                await Task.Delay(wait, clock, ct);
            }
        }
    }
}
