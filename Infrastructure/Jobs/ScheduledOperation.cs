using Quartz;

namespace Waybill.Infrastructure.Jobs;

/// <summary>An operation that the program itself runs on a schedule, once for all nodes. Features register theirs among their services.</summary>
/// <param name="Request">The type of its request, which has no parameters.</param>
/// <param name="Cron">When, in Quartz' notation (second, minute, hour, day, month, weekday), UTC: "0 0/10 * * * ?".</param>
public sealed record ScheduledOperation(Type Request, string Cron)
{
    /// <summary>When it is due next.</summary>
    internal DateTimeOffset? NextAfter(DateTimeOffset now) => new CronExpression(Cron, TimeZoneInfo.Utc).GetNextValidTimeAfter(now);

    /// <summary>The request, made anew for each run.</summary>
    internal object Make() => Activator.CreateInstance(Request)!;
}

/// <summary>What a job's operation answers that did only a part of what there is: it is run again at once, in a transaction and under a key of its own.</summary>
public interface IGoesOn
{
    /// <summary>Whether there is more to do.</summary>
    bool More { get; }
}

/// <summary>How this node takes part in the jobs.</summary>
public sealed class JobSettings
{
    /// <summary>Whether this node runs jobs. One that does not still lists them and asks the others to run one.</summary>
    public bool Enabled { get; set; } = true;
}
