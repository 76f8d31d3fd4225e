using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Events;

namespace Waybill.Infrastructure.Jobs;

/// <summary>Work that goes on as long as the program runs: again at once while there is more, else at the bell or after a rest. A fault is logged and slept over.</summary>
public abstract partial class Loop(Bell bell, TimeSpan rest, StorageRoom room, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>Does what there is to do, and says whether there may be more: only where it has stored something.</summary>
    protected abstract Task<bool> Once(CancellationToken ct);

    /// <summary>How long it waits after each round before it listens again, so that under load one round serves many calls.</summary>
    protected virtual TimeSpan Pace => TimeSpan.Zero;

    /// <summary>Ends when there is something to do.</summary>
    protected virtual Task Called => bell.Next;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var called = Called;
            var (more, pause) = await Try(stoppingToken);
            if (more) continue;
            if (Pace > TimeSpan.Zero) await Task.WhenAny(Task.Delay(Pace, clock, stoppingToken));
            await Task.WhenAny(called, Task.Delay(pause, clock, stoppingToken));
        }
    }

    private async Task<(bool More, TimeSpan Pause)> Try(CancellationToken ct)
    {
        try
        {
            return (await room.Write(() => Once(ct), stored: more => more), rest);
        }
        catch (Exception fault)
        {
            if (!ct.IsCancellationRequested) Failed(log, fault, GetType().Name);
            return (false, rest * 5);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Loop} could not go on and will try again.")]
    private static partial void Failed(ILogger log, Exception fault, string loop);
}
