namespace Waybill.Infrastructure.Data;

/// <summary>
/// Something small that nearly every operation asks for, as it was read within the last five seconds. Whoever changes it says so:
/// then the change is felt on this node as soon as it is committed, and on other nodes within five seconds.
/// </summary>
public sealed class Recent<T>(TimeProvider clock) where T : class
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private Kept? kept;
    private int changes;

    /// <summary>What is kept, or else what is read now. What a change overtook while it was read is not kept.</summary>
    public async ValueTask<T> Get(Func<Task<T>> read)
    {
        if (kept is { } one && clock.GetElapsedTime(one.At) < Fresh) return one.Value;
        var before = Volatile.Read(ref changes);
        var value = await read();
        if (before == Volatile.Read(ref changes)) kept = new(value, clock.GetTimestamp());
        return value;
    }

    /// <summary>The running transaction changes it.</summary>
    public void Changes(Database db) => db.AfterCommit(() =>
    {
        Interlocked.Increment(ref changes);
        kept = null;
    });

    private sealed record Kept(T Value, long At);
}
