using Microsoft.Extensions.Hosting;
using Quartz;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Infrastructure.Jobs;

/// <summary>Before the first job runs, brings the stored plan to what the program says: new jobs and times come in, what fell out of the code goes.</summary>
internal sealed class JobPlan(ISchedulerFactory schedulers, OperationCatalogue catalogue, IEnumerable<ScheduledOperation> schedule) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var job in schedule) await Plan(scheduler, catalogue.For(job.Request).Name, job.Cron, cancellationToken);
        var known = schedule.Select(job => new JobKey(catalogue.For(job.Request).Name)).ToHashSet();
        var stored = await scheduler.QueryJobs(new JobQuery(), cancellationToken);
        foreach (var gone in stored.Items.Select(j => j.Key).Where(k => !known.Contains(k))) await scheduler.DeleteJob(gone, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A trigger that is as it should be stays untouched, and with it the memory of what was missed.</summary>
    private static async Task Plan(IScheduler scheduler, string name, string cron, CancellationToken ct)
    {
        if (await scheduler.GetTrigger(new TriggerKey(name), ct) is ICronTrigger there && there.CronExpressionString == cron) return;
        var job = JobBuilder.Create<RunScheduled>().WithIdentity(name).StoreDurably().RequestRecovery().DisallowConcurrentExecution().Build();
        var times = CronScheduleBuilder.Create(cron).InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed);
        var trigger = TriggerBuilder.Create().WithIdentity(name).ForJob(job).WithSchedule(times).Build();
        await scheduler.ScheduleJob(job, [trigger], new ScheduleJobOptions { Replace = true }, ct);
    }
}
