using Microsoft.Extensions.Logging;
using Waybill.Infrastructure.Events;

namespace Waybill.Infrastructure.Jobs;

/// <summary>Work side by side: so much at once, and so much at once in each lane, so that a slow lane holds up nobody but itself.</summary>
/// <param name="most">How much goes on at once in all lanes.</param>
/// <param name="mostOfLane">From how much on a lane counts as full.</param>
public sealed partial class Lanes(int most, int mostOfLane, ILogger log)
{
    private readonly Dictionary<Guid, int> busy = [];

    /// <summary>Rings when something was finished.</summary>
    public Bell Finished { get; } = new();

    /// <summary>How much more may begin.</summary>
    public int Free
    {
        get { lock (busy) return most - busy.Values.Sum(); }
    }

    /// <summary>The lanes that take nothing at the moment.</summary>
    public Guid[] Full
    {
        get { lock (busy) return [.. busy.Where(b => b.Value >= mostOfLane).Select(b => b.Key)]; }
    }

    /// <summary>Begins the work; its fault is logged.</summary>
    public void Begin(Guid lane, Func<Task> work)
    {
        lock (busy) busy[lane] = busy.GetValueOrDefault(lane) + 1;
        _ = Task.Run(() => Do(lane, work));
    }

    /// <summary>Waits until nothing goes on any more.</summary>
    public async Task Idle(CancellationToken ct)
    {
        while (true)
        {
            var finished = Finished.Next;
            if (Free == most) return;
            await finished.WaitAsync(ct);
        }
    }

    private async Task Do(Guid lane, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault)
        {
            Failed(log, fault, lane);
        }
        lock (busy)
        {
            if (--busy[lane] == 0) busy.Remove(lane);
        }
        Finished.Ring();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Work of lane {Lane} failed.")]
    private static partial void Failed(ILogger log, Exception fault, Guid lane);
}
