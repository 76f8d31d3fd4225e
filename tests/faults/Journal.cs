using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Waybill.Faults.Doors;

namespace Waybill.Faults;

/// <summary>A write that a client asked for: by which key, what it was answered in the end, and through which door.</summary>
internal sealed record Entry(string Key, string Token, string Path, string? Body, string Door, Answer Heard)
{
    public bool Acknowledged => Heard.Sense == Sense.Done;
    public string Code => Heard.Code;
    public JsonObject Answer => Heard.Json;
    public string Id => (string?)Answer["id"] ?? "";

    /// <summary>orders, stock-outs: the kind of document, as its addresses say it.</summary>
    public string Kind => Path.Split('/')[2];

    /// <summary>The verb at the end of the address, or create.</summary>
    public string Verb => Path.Split('/') is { Length: > 4 } parts ? parts[^1] : "create";
    public JsonObject Asked => Body is null ? [] : JsonNode.Parse(Body)!.AsObject();

    public override string ToString() => $"{Path} over {Door} key {Key} → {Heard}";
}

/// <summary>What the clients know: every answer they heard. And what nobody should ever hear.</summary>
internal sealed class Journal
{
    private readonly ConcurrentQueue<Entry> entries = new();
    private readonly ConcurrentQueue<string> violations = new();
    private readonly ConcurrentDictionary<string, int> passing = new();
    private readonly ConcurrentQueue<TimeSpan> reads = new();
    private readonly List<Recovery> waiting = [];
    private int requests, retried, replayed, acknowledged;

    public IReadOnlyList<Entry> Entries => [.. entries];
    public IReadOnlyList<Entry> Acknowledged => [.. entries.Where(e => e.Acknowledged)];
    public IReadOnlyList<string> Violations => [.. violations];

    /// <summary>How long each read took that was answered while the disk was full.</summary>
    public IReadOnlyList<TimeSpan> Reads => [.. reads.Order()];
    public Tally Tally => new(requests, acknowledged, retried, replayed);

    public void Read(TimeSpan took) => reads.Enqueue(took);

    public void Violate(string what)
    {
        violations.Enqueue(what);
        Console.WriteLine($"   VIOLATION {(what.Length > 600 ? what[..600] + "…" : what)}");
    }

    /// <summary>How often each answer was heard that says no for now only.</summary>
    public IReadOnlyDictionary<string, int> Passing => passing;

    /// <summary>How often an answer with this code was heard over a door.</summary>
    public int Heard(string code, bool grpc) => passing.Where(p => p.Key.EndsWith(" " + code, StringComparison.Ordinal) && grpc == !char.IsAsciiDigit(p.Key[0])).Sum(p => p.Value);

    public void Passed(string answer) => passing.AddOrUpdate(answer, 1, (_, times) => times + 1);

    public void Tried(bool again)
    {
        Interlocked.Increment(ref requests);
        if (again) Interlocked.Increment(ref retried);
    }

    /// <param name="sent">When the try was sent that was answered.</param>
    public void Add(Entry entry, long sent)
    {
        entries.Enqueue(entry);
        if (entry.Heard.Replayed) Interlocked.Increment(ref replayed);
        if (!entry.Acknowledged) return;
        Interlocked.Increment(ref acknowledged);
        lock (waiting)
        {
            foreach (var recovery in waiting.Where(r => sent >= r.Since).ToList())
            {
                waiting.Remove(recovery);
                recovery.Done.TrySetResult(Stopwatch.GetElapsedTime(recovery.Since));
            }
        }
    }

    /// <summary>Ends with the first write that is sent from now on and acknowledged: how long that took.</summary>
    public Task<TimeSpan> Recovered()
    {
        var recovery = new Recovery(Stopwatch.GetTimestamp(), new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (waiting) waiting.Add(recovery);
        return recovery.Done.Task;
    }

    private sealed record Recovery(long Since, TaskCompletionSource<TimeSpan> Done);
}

/// <summary>How often was asked, acknowledged, tried again, and answered from what was stored.</summary>
internal sealed record Tally(int Requests, int Acknowledged, int Retried, int Replayed)
{
    public static Tally operator -(Tally a, Tally b) => new(a.Requests - b.Requests, a.Acknowledged - b.Acknowledged, a.Retried - b.Retried, a.Replayed - b.Replayed);
    public static Tally operator +(Tally a, Tally b) => new(a.Requests + b.Requests, a.Acknowledged + b.Acknowledged, a.Retried + b.Retried, a.Replayed + b.Replayed);
}
