using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waybill.Faults;

/// <summary>The system was not answering for longer than a client waits, or said no where it should not.</summary>
internal sealed class GivenUp(string what) : Exception(what);

/// <summary>
/// The system as an integrator sees it. Every write has a key; where the answer is not heard, or says that it will pass, the same request is sent again with the same key
/// until it is answered, to whichever node answers.
/// </summary>
internal sealed class Client(string token, Func<IReadOnlyList<Uri>> nodes, Journal journal, int first = 0) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(30);
    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(20), ConnectTimeout = TimeSpan.FromSeconds(5) }) { Timeout = Timeout.InfiniteTimeSpan };
    private int node = first;

    public string Token => token;

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

    public Task<JsonObject> Get(string path) => Get(path, Patience);

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

    public void Dispose() => http.Dispose();

    private async Task<Entry> Write(string key, string path, string? body, bool count = true)
    {
        var waited = Stopwatch.StartNew();
        for (var tries = 1; ; tries++)
        {
            if (count) journal.Tried(again: tries > 1);
            var sent = Stopwatch.GetTimestamp();
            var heard = await Try(() => Message(HttpMethod.Post, path, body, key));
            if (heard is null) journal.Passed("no answer");
            if (heard is { } answer && !Passing(answer, $"POST {path} key {key}"))
            {
                var entry = new Entry(key, token, path, body, answer.Status, answer.Json, tries, answer.Replayed);
                if (count) journal.Add(entry, sent);
                return entry;
            }
            if (waited.Elapsed > Patience)
            {
                journal.Violate($"POST {path} key {key} was not answered for {waited.Elapsed.TotalSeconds:0} s; the last answer was {heard?.Status} {heard?.Json.ToJsonString()}");
                throw new GivenUp(path);
            }
            await Pause(tries, heard is null);
        }
    }

    private async Task<JsonObject> Get(string path, TimeSpan patience)
    {
        var waited = Stopwatch.StartNew();
        for (var tries = 1; ; tries++)
        {
            var heard = await Try(() => Message(HttpMethod.Get, path, null, null));
            if (heard is null) journal.Passed("no answer");
            if (heard is { } answer && !Passing(answer, $"GET {path}"))
            {
                if (answer.Status == 200) return answer.Json;
                journal.Violate($"GET {path} → {answer.Status} {answer.Json.ToJsonString()}");
                throw new GivenUp(path);
            }
            if (waited.Elapsed > patience) throw new GivenUp(path);
            await Pause(tries, heard is null);
        }
    }

    /// <summary>Whether the answer says no for now only. What is not allowed among them is noted.</summary>
    private bool Passing(Answer answer, string what)
    {
        if (answer.Status < 500 && answer is not { Status: 409, Code: "IDEMPOTENCY_KEY_IN_FLIGHT" }) return false;
        journal.Passed($"{answer.Status} {answer.Code}");
        if (answer.Status == 409) return true;
        if (answer.Status != 503) journal.Violate($"{what} was answered {answer.Status}: {answer.Json.ToJsonString()}");
        else if (!answer.RetryAfter) journal.Violate($"{what} was answered 503 without Retry-After: {answer.Json.ToJsonString()}");
        return true;
    }

    private async Task Pause(int tries, bool unheard)
    {
        if (unheard) node++;
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(1000, 25 << Math.Min(tries, 6)) * (0.5 + Random.Shared.NextDouble())));
    }

    private HttpRequestMessage Message(HttpMethod method, string path, string? body, string? key)
    {
        var all = nodes();
        var message = new HttpRequestMessage(method, new Uri(all[node % all.Count], path)) { Headers = { Authorization = new("Bearer", token) } };
        if (body is not null) message.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null) message.Headers.Add("Idempotency-Key", key);
        return message;
    }

    /// <summary>One try; nothing when no answer was heard to its end.</summary>
    private async Task<Answer?> Try(Func<HttpRequestMessage> make)
    {
        using var message = make();
        using var patience = new CancellationTokenSource(OneTry);
        try
        {
            using var response = await http.SendAsync(message, patience.Token);
            var text = await response.Content.ReadAsStringAsync(patience.Token);
            return new((int)response.StatusCode, text.Length == 0 ? [] : JsonNode.Parse(text) as JsonObject ?? [], response.Headers.Contains("Idempotency-Replayed"), response.Headers.RetryAfter is not null);
        }
        catch (Exception lost) when (lost is HttpRequestException or SocketException or OperationCanceledException or IOException or JsonException)
        {
            return null;
        }
    }

    private sealed record Answer(int Status, JsonObject Json, bool Replayed, bool RetryAfter)
    {
        public string Code => (string?)Json["code"] ?? "";
    }
}
