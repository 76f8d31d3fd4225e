using Microsoft.Extensions.Logging;
using Npgsql;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Jobs;

namespace Waybill.Infrastructure.Events;

/// <summary>What hears of events as they get their place in the log, in the same transaction, once for each.</summary>
public interface IFollowEvents
{
    /// <summary>The events behind one place up to another are in the log.</summary>
    Task Numbered(NpgsqlConnection connection, long after, long upTo, CancellationToken ct);
}

/// <summary>
/// Gives committed events their place in the log, one node at a time. Ids are drawn before the commit, so that a reader going by ids would miss what
/// commits late; places are given only to what is committed, and become visible in their order. They survive dump and restore, as transaction ids would not.
/// </summary>
public sealed class EventNumbering(NpgsqlDataSource source, EventBells bells, IEnumerable<IFollowEvents> followers, StorageRoom room, TimeProvider clock, ILogger<EventNumbering> log)
    : Loop(bells.Told, TimeSpan.FromSeconds(1), room, clock, log)
{
    private const int AtATime = 1000;
    private long seen = -1;

    protected override TimeSpan Pace => TimeSpan.FromMilliseconds(50);

    protected override async Task<bool> Once(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var (head, waiting) = await Look(connection, ct);
        var moved = waiting ? await Number(connection, ct) : null;
        if (Interlocked.Exchange(ref seen, moved ?? head) != (moved ?? head)) bells.Numbered.Ring();
        return moved - head >= AtATime;
    }

    private static async Task<(long Head, bool Waiting)> Look(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select position, exists (select from outbox where position is null) from outbox_head", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetInt64(0), reader.GetBoolean(1));
    }

    /// <summary>The new end of the log, or nothing while another node is at it. The lock has a statement of its own: the next one sees what was committed before it.</summary>
    private async Task<long?> Number(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var locked = new NpgsqlCommand("select position from outbox_head for update skip locked", connection);
        if (await locked.ExecuteScalarAsync(ct) is not long after) return null;
        await using var number = new NpgsqlCommand("""
            with waiting as (select id, row_number() over (order by id) as place from (select id from outbox where position is null order by id limit $2) o),
                 numbered as (update outbox o set position = $1 + w.place from waiting w where o.id = w.id returning o.id)
            update outbox_head set position = $1 + (select count(*) from numbered) returning position
            """, connection) { Parameters = { new() { Value = after }, new() { Value = AtATime } } };
        var upTo = (long)(await number.ExecuteScalarAsync(ct))!;
        foreach (var follower in followers) await follower.Numbered(connection, after, upTo, ct);
        await transaction.CommitAsync(ct);
        return upTo;
    }
}
