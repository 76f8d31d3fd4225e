namespace Waybill.Infrastructure.Events;

/// <summary>Wakes whoever waits for something to do. Who takes <see cref="Next"/> before looking for work misses no ring.</summary>
public sealed class Bell
{
    private volatile TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the next ring.</summary>
    public Task Next => next.Task;

    public void Ring() => Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}

/// <summary>The bells of the events within this node; other nodes hear by looking every second.</summary>
public sealed class EventBells
{
    /// <summary>An operation that told of something was committed.</summary>
    public Bell Told { get; } = new();

    /// <summary>Events have got their place in the log.</summary>
    public Bell Numbered { get; } = new();
}
