using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;

namespace Waybill.Infrastructure.Pipeline;

/// <summary>How long answers are kept for a retry.</summary>
public sealed class IdempotencySettings
{
    /// <summary>Never less than a day, which callers are promised.</summary>
    public int KeepHours { get; set; } = 48;

    public TimeSpan Keep => TimeSpan.FromHours(Math.Max(24, KeepHours));
}

/// <summary>How long events are kept.</summary>
public sealed class OutboxSettings
{
    /// <summary>Never less than the four days that a webhook may take.</summary>
    public int KeepDays { get; set; } = 30;

    public TimeSpan Keep => TimeSpan.FromDays(Math.Max(4, KeepDays));
}

/// <summary>Removes what the pipeline keeps only for a time, the oldest first and no more at once than is quickly done; rows that others hold are left for the next time.</summary>
public static class Retention
{
    public static Task<int> ForgetKeys(this Database db, DateTimeOffset before, int atMost, CancellationToken ct) => db.Database.ExecuteSqlAsync($"""
        delete from idempotency_keys where (caller_id, key) in
            (select caller_id, key from idempotency_keys where created_at < {before} order by created_at limit {atMost} for update skip locked)
        """, ct);

    /// <summary>Only events that have their place in the log: those before it are not handed out yet.</summary>
    public static Task<int> ForgetEvents(this Database db, DateTimeOffset before, int atMost, CancellationToken ct) => db.Database.ExecuteSqlAsync($"""
        delete from outbox where id in (select id from outbox where position is not null and at < {before} order by position limit {atMost} for update skip locked)
        """, ct);
}
