using Waybill.Faults.Doors;
using Waybill.Protos.V1;

namespace Waybill.Faults;

/// <summary>
/// A client that follows the events over gRPC. When its stream breaks, and now and then of itself, it comes back to whichever node answers with the last cursor it got.
/// </summary>
internal sealed class Watcher(string token, World world, string? kind, Random dice) : IAsyncDisposable
{
    /// <summary>Every 20 seconds a stream says that it is alive; this is when a client stops believing it.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);
    private readonly Wire wire = new(token);
    private readonly CancellationTokenSource over = new();
    private readonly TaskCompletionSource<string> began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> seen = [];
    private Task watching = Task.CompletedTask;
    private string? cursor;
    private int node;

    /// <summary>The only kind of documents it hears of, if it does not hear of all.</summary>
    public string? Kind => kind;

    /// <summary>The cursor that it began with.</summary>
    public string Start => began.Task.Result;

    /// <summary>How often it came back.</summary>
    public int Breaks { get; private set; }

    /// <summary>The ids of the events, as they came.</summary>
    public IReadOnlyList<string> Seen
    {
        get
        {
            lock (seen) return [.. seen];
        }
    }

    /// <summary>Comes back when it hears.</summary>
    public static async Task<Watcher> Open(string token, World world, string? kind, Random dice)
    {
        var watcher = new Watcher(token, world, kind, dice);
        watcher.watching = Task.Run(watcher.Watch);
        await watcher.began.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return watcher;
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await watching;
        wire.Dispose();
        over.Dispose();
    }

    private async Task Watch()
    {
        for (; !over.IsCancellationRequested; Breaks++)
        {
            try
            {
                await Follow(dice.Next(500, 4000));
            }
            catch (Exception lost) when (Wire.IsLost(lost))
            {
                node++;
            }
            if (!over.IsCancellationRequested) await Task.Delay(dice.Next(50, 500));
        }
    }

    /// <summary>Ends with the stream, or when it has heard as much as it wanted.</summary>
    private async Task Follow(int atMost)
    {
        var nodes = world.Serving;
        var request = new WatchEventsRequest();
        if (cursor is not null) request.Cursor = cursor;
        if (kind is not null) request.Kinds.Add(kind);
        using var call = await wire.Open(nodes[node % nodes.Count].Grpc.Proxied, "/waybill.v1.EventsService/WatchEvents", request, key: null, within: null, over.Token);
        for (; atMost > 0; atMost--)
        {
            if (await Next(call) is not { } message) break;
            Hear(WatchEventsResponse.Parser.ParseFrom(message));
        }
        if (atMost > 0 && call.Status is { } end && end.Code != "UNAVAILABLE") world.Journal.Violate($"A stream of events ended with {end.Code} {end.Info.Reason} {end.Message}.");
    }

    private async Task<byte[]?> Next(WireCall call)
    {
        try
        {
            return await call.Next(within: Silence);
        }
        catch (OperationCanceledException) when (!over.IsCancellationRequested)
        {
            world.Journal.Violate($"A stream of events was silent for {Silence.TotalSeconds:0} s.");
            throw;
        }
    }

    private void Hear(WatchEventsResponse told)
    {
        if (told.Event is not null) lock (seen) seen.Add(told.Event.Id);
        cursor = told.Cursor;
        began.TrySetResult(cursor);
    }
}
