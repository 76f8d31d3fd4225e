using Microsoft.Extensions.Hosting;
using Quartz;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Infrastructure.Jobs;

/// <summary>Before the first job runs, brings the stored plan to what the program says: new jobs and times come in, what fell out of the code goes.</summary>
internal sealed class JobPlan(ISchedulerFactory schedulers, OperationCatalogue catalogue, IEnumerable<ScheduledOperation> schedule, TimeProvider clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var job in schedule) await Plan(scheduler, catalogue.For(job.Request).Name, job, cancellationToken);
        var known = schedule.Select(job => new JobKey(catalogue.For(job.Request).Name)).ToHashSet();
        var stored = await scheduler.QueryJobs(new JobQuery(), cancellationToken);
        foreach (var gone in stored.Items.Select(j => j.Key).Where(k => !known.Contains(k))) await scheduler.DeleteJob(gone, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A trigger that is as it should be stays untouched, and with it the memory of what was missed. One that waits for longer than to the next time was run by a clock that ran ahead.</summary>
    private async Task Plan(IScheduler scheduler, string name, ScheduledOperation due, CancellationToken ct)
    {
        if (await scheduler.GetTrigger(new TriggerKey(name), ct) is ICronTrigger there && there.CronExpressionString == due.Cron && there.NextFireTimeUtc <= due.NextAfter(clock.GetUtcNow())) return;
        var job = JobBuilder.Create<RunScheduled>().WithIdentity(name).StoreDurably().RequestRecovery().DisallowConcurrentExecution().Build();
        var times = CronScheduleBuilder.Create(due.Cron).InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed);
        var trigger = TriggerBuilder.Create().WithIdentity(name).ForJob(job).WithSchedule(times).Build();
        await scheduler.ScheduleJob(job, [trigger], new ScheduleJobOptions { Replace = true }, ct);
    }
}
