using System.Diagnostics;
using System.Globalization;

namespace Waybill.Faults;

/// <summary>What faults strike, and what clients reach.</summary>
internal sealed class World(Place place, Node main, Node second, Journal journal) : IDisposable
{
    private volatile IReadOnlyList<Node> serving = [main];
    private volatile TaskCompletionSource? closed;
    private readonly HttpClient health = new() { Timeout = TimeSpan.FromSeconds(20) };

    public Place Place => place;
    public Node Main => main;
    public Node Second => second;
    public Journal Journal => journal;
    public IReadOnlyList<Node> Serving => serving;

    /// <summary>Ends when new business may begin.</summary>
    public Task Open => closed?.Task ?? Task.CompletedTask;

    /// <summary>Meanwhile no new business begins.</summary>
    public async Task WhileClosed(Func<Task> work)
    {
        var opening = closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await work();
        }
        finally
        {
            closed = null;
            opening.SetResult();
        }
    }

    /// <summary>Clients go to these from now on.</summary>
    public void Serve(params Node[] nodes) => serving = nodes;

    /// <summary>QUIT is what an immediate stop sends.</summary>
    public async Task KillPostgres(string signal)
    {
        if (place.Postmaster is not { } server) throw new Broken("There is no PostgreSQL to kill.");
        await Signals.Send(signal, server);
        for (var waited = Stopwatch.StartNew(); Signals.Lives(server) && waited.Elapsed < TimeSpan.FromSeconds(10);) await Task.Delay(5);
    }

    /// <summary>While the database is down, the program lives and says that it is not ready.</summary>
    public async Task HealthTellsTheTruth()
    {
        if (place.Postmaster is not null) return;
        var (live, ready) = (await Status("/health/live"), await Status("/health/ready"));
        if (place.Postmaster is not null) return;
        if ((live, ready) != (200, 503)) journal.Violate($"With its database dead the program said of itself: live {live}, ready {ready}.");
    }

    /// <summary>Comes back when the node sees the clock that was set.</summary>
    public async Task ClockIs(Node node, TimeSpan off)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            using var answer = await health.GetAsync(new Uri(node.Rest.Direct, "/health/live"));
            if (answer.Headers.Date is { } told && (told - DateTimeOffset.UtcNow - off).Duration() < TimeSpan.FromSeconds(5)) return;
            if (waited.Elapsed > TimeSpan.FromSeconds(10)) throw new Broken($"The node does not see the clock that was set: {answer.Headers.Date}, {off.ToString("c", CultureInfo.InvariantCulture)} off.");
        }
    }

    public async Task Ready()
    {
        for (var waited = Stopwatch.StartNew(); await Status("/health/ready") != 200; await Task.Delay(200))
            if (waited.Elapsed > TimeSpan.FromMinutes(2)) throw new Broken("The program does not become ready.");
    }

    public void Dispose()
    {
        health.Dispose();
        main.Dispose();
        second.Dispose();
    }

    private async Task<int> Status(string path)
    {
        try
        {
            using var answer = await health.GetAsync(new Uri(main.Rest.Direct, path));
            return (int)answer.StatusCode;
        }
        catch (Exception none) when (none is HttpRequestException or OperationCanceledException)
        {
            return 0;
        }
    }
}
