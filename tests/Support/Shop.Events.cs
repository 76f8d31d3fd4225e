using Waybill.Features.Events;

namespace Waybill.Tests.Support;

/// <summary>A stream of events as a program that watches reads it.</summary>
public sealed class Watch(IAsyncEnumerator<WatchEvents.Item> items, CancellationTokenSource end) : IAsyncDisposable
{
    public List<WatchEvents.Item> Seen { get; } = [];

    public async Task<WatchEvents.Item> Next()
    {
        if (!await items.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(40))) throw new InvalidOperationException("The stream ended.");
        Seen.Add(items.Current);
        return items.Current;
    }

    public async Task<WatchEvents.Item> Until(Func<WatchEvents.Item, bool> fits)
    {
        while (true) if (await Next() is var item && fits(item)) return item;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        try
        {
            await items.DisposeAsync();
        }
        catch (Exception fault) when (fault is OperationCanceledException or NotSupportedException)
        {
        }
        end.Dispose();
    }
}

public sealed partial class Shop
{
    public Watch Watch(Client client, WatchEvents.Query query)
    {
        var end = new CancellationTokenSource();
        return new(Grpc.Stream<WatchEvents.Item>(Catalogue.For(typeof(WatchEvents.Query)), query, client.Key, end.Token).GetAsyncEnumerator(end.Token), end);
    }
}
