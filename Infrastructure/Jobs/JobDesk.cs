using Microsoft.EntityFrameworkCore.Storage;
using Quartz;
using Quartz.Extensibility;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Infrastructure.Jobs;

/// <summary>How a job's last run ended.</summary>
public enum JobOutcome
{
    Succeeded,
    Failed,

    /// <summary>Its node was told to stop; what is left is done by the next run.</summary>
    Interrupted,
}

/// <summary>A job, when it runs next and how it went last, whichever node ran it.</summary>
public sealed record JobState(string Operation, string Cron, DateTimeOffset? NextAt, DateTimeOffset? LastAt, JobOutcome? LastOutcome, string? LastFailure);

/// <summary>What may be asked of the scheduler.</summary>
public sealed class JobDesk(Data.Database db, ISchedulerFactory schedulers, IExecutionHistoryStore history, OperationCatalogue catalogue, IEnumerable<ScheduledOperation> schedule, TimeProvider clock)
{
    /// <summary>Whether there is a job of this name.</summary>
    public bool Knows(string job) => schedule.Any(s => catalogue.For(s.Request).Name == job);

    /// <summary>Every job, by name.</summary>
    public async Task<IReadOnlyList<JobState>> All(CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var states = new List<JobState>();
        foreach (var (name, job) in schedule.Select(s => (catalogue.For(s.Request).Name, s)).OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            var last = await history.GetJobRunStatus(scheduler.SchedulerName, new JobKey(name), ct);
            var outcome = last?.LastResult switch { null => (JobOutcome?)null, JobRunResult.Failed => JobOutcome.Failed, JobRunResult.Cancelled => JobOutcome.Interrupted, _ => JobOutcome.Succeeded };
            states.Add(new(name, job.Cron, job.NextAfter(clock.GetUtcNow()), last?.LastFiredAtUtc, outcome, outcome == JobOutcome.Failed ? last!.LastFailureMessage : null));
        }
        return states;
    }

    /// <summary>Has the job run by one of the nodes as soon as the running transaction is committed.</summary>
    public async Task RunSoon(string job, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        using (scheduler.EnlistTransaction(db.Database.CurrentTransaction!.GetDbTransaction())) await scheduler.TriggerJob(new JobKey(job), ct);
    }
}
