using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Data;

/// <summary>
/// Whether there is room to store anything. While there is none, writes are refused before they reach the database, so that reads go on: a write that fails for want of room makes
/// the driver drop all its connections, and on a full disk PostgreSQL may be unable to open new ones; what it has left of its log is used up by writes that fail.
/// Where the disk cannot be seen, one write a second tries whether there is room again.
/// </summary>
public sealed class StorageRoom(TimeProvider clock)
{
    private const long Never = 0;
    private volatile bool low;
    private long next = Never;

    /// <summary>What who sees the disk says of it.</summary>
    public void Tell(bool enough) => low = !enough;

    /// <summary>Writes, or refuses with STORAGE_FULL. What succeeds without having stored anything does not say that there is room again: the next one tries.</summary>
    public async Task<T> Write<T>(Func<Task<T>> write, Func<T, bool>? stored = null)
    {
        var turn = Enter();
        try
        {
            var written = await write();
            if (turn != Never && stored?.Invoke(written) != false) Interlocked.Exchange(ref next, Never);
            else if (turn != Never) Interlocked.CompareExchange(ref next, clock.GetTimestamp(), turn);
            return written;
        }
        catch (Exception fault) when (DatabaseFaults.LacksRoom(fault))
        {
            Interlocked.Exchange(ref next, Soon());
            throw;
        }
    }

    /// <summary>Until when this write is the one that tries if there is room again, or never.</summary>
    private long Enter()
    {
        if (low) throw Refused();
        var due = Interlocked.Read(ref next);
        if (due == Never) return Never;
        var turn = Soon();
        return clock.GetTimestamp() >= due && Interlocked.CompareExchange(ref next, turn, due) == due ? turn : throw Refused();
    }

    private long Soon() => clock.GetTimestamp() + clock.TimestampFrequency;

    private static Refusal Refused() => PlatformRefusals.StorageFull.After(TimeSpan.FromSeconds(5));
}
