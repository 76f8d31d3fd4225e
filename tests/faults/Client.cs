using System.Diagnostics;
using System.Text.Json.Nodes;
using Waybill.Faults.Doors;

namespace Waybill.Faults;

/// <summary>The system was not answering for longer than a client waits, or said no where it should not.</summary>
internal sealed class GivenUp(string what) : Exception(what);

/// <summary>
/// The system as an integrator sees it. Every write has a key; where the answer is not heard, or says that it will pass, the same request is sent again with the same key
/// until it is answered, to whichever node answers, and through the client's other door if it has two.
/// </summary>
internal sealed class Client : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);
    private readonly string token;
    private readonly Func<IReadOnlyList<Node>> nodes;
    private readonly Journal journal;
    private readonly IReadOnlyList<IDoor> doors;
    private int node;
    private int door;

    /// <param name="token">Who it is.</param>
    /// <param name="nodes">The nodes that serve now.</param>
    /// <param name="journal">Where it notes what it hears.</param>
    /// <param name="first">Which node it goes to first.</param>
    /// <param name="doors">The doors it knows; without any, REST.</param>
    public Client(string token, Func<IReadOnlyList<Node>> nodes, Journal journal, int first = 0, params IReadOnlyList<IDoor> doors) =>
        (this.token, this.nodes, this.journal, node, this.doors) = (token, nodes, journal, first, doors.Count > 0 ? doors : [new RestDoor(token)]);

    /// <summary>Writes until it is answered. A refusal is an answer too; it is thrown unless its code is among the expected.</summary>
    public async Task<Entry> Write(string path, JsonObject? body = null, params string[] expected)
    {
        var entry = await Write(Guid.CreateVersion7().ToString("N"), path, body?.ToJsonString());
        if (!entry.Acknowledged && !expected.Contains(entry.Code))
        {
            journal.Violate($"A write was refused that had every reason to be done: {entry}");
            throw new GivenUp(entry.ToString());
        }
        return entry;
    }

    /// <summary>The same request once more, as a client would whose first answer was lost.</summary>
    public Task<Entry> Repeat(Entry entry) => Write(entry.Key, entry.Path, entry.Body, count: false);

    public async Task<JsonObject> Get(string path)
    {
        var (answer, _) = await Ask($"GET {path}", (door, node) => door.Read(node, path));
        if (answer.Sense == Sense.Done) return answer.Json;
        journal.Violate($"GET {path} → {answer}");
        throw new GivenUp(path);
    }

    /// <summary>Every row of a list.</summary>
    public async Task<List<JsonObject>> All(string path)
    {
        var rows = new List<JsonObject>();
        for (string? token = null; ;)
        {
            var page = await Get($"{path}{(path.Contains('?') ? '&' : '?')}pageSize=200{(token is null ? "" : "&pageToken=" + token)}");
            rows.AddRange(page["items"]!.AsArray().Select(i => i!.AsObject()));
            if ((token = (string?)page["nextPageToken"]) is null) return rows;
        }
    }

    public void Dispose()
    {
        foreach (var each in doors) each.Dispose();
    }

    private async Task<Entry> Write(string key, string path, string? body, bool count = true)
    {
        var sent = 0L;
        var tries = 0;
        var (answer, name) = await Ask($"POST {path} key {key}", (door, node) =>
        {
            if (count) journal.Tried(again: tries++ > 0);
            sent = Stopwatch.GetTimestamp();
            return door.Write(node, path, body, key);
        });
        var entry = new Entry(key, token, path, body, name, answer);
        if (count) journal.Add(entry, sent);
        return entry;
    }

    private async Task<(Answer Answer, string Door)> Ask(string what, Func<IDoor, Node, Task<Answer?>> ask)
    {
        var waited = Stopwatch.StartNew();
        for (var tries = 1; ; tries++)
        {
            var (through, all) = (doors[door % doors.Count], nodes());
            var heard = await ask(through, all[node % all.Count]);
            if (heard is not null && !Passing(heard, $"{what} over {through.Name}")) return (heard, through.Name);
            if (heard is null) journal.Passed("no answer over " + through.Name);
            if (waited.Elapsed > Patience)
            {
                journal.Violate($"{what} was not answered for {waited.Elapsed.TotalSeconds:0} s; the last answer was {heard}");
                throw new GivenUp(what);
            }
            await Pause(tries, heard is null);
        }
    }

    /// <summary>Whether the answer says no for now only. What is not allowed among them is noted.</summary>
    private bool Passing(Answer answer, string what)
    {
        if (answer.Sense is Sense.Done or Sense.Refused) return false;
        journal.Passed($"{answer.Status} {answer.Code}");
        if (answer.Sense == Sense.Broken) journal.Violate($"{what} was answered {answer}");
        else if (!answer.SaysWhen) journal.Violate($"{what} was told to come back and not when: {answer}");
        return true;
    }

    private async Task Pause(int tries, bool unheard)
    {
        if (unheard) (node, door) = (node + 1, door + 1);
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(1000, 25 << Math.Min(tries, 6)) * (0.5 + Random.Shared.NextDouble())));
    }
}
