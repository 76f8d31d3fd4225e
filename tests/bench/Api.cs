using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Waybill.Bench;

/// <summary>The system as an integrator sees it: JSON over HTTP, a key for every write, a problem for every no.</summary>
internal sealed class Api : IDisposable
{
    private readonly HttpClient http;
    private int requests;

    public Api(Options options)
    {
        http = new(new SocketsHttpHandler { MaxConnectionsPerServer = options.Workers * 2 }) { BaseAddress = options.Rest };
        http.DefaultRequestHeaders.Authorization = new("Bearer", options.Key);
    }

    public int Requests => requests;

    public async Task<JsonObject> Post(string path, JsonNode? body = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        message.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await Send(message);
    }

    public async Task<JsonObject> Get(string path)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, path);
        return await Send(message);
    }

    /// <summary>Every row of a list, page by page.</summary>
    public async IAsyncEnumerable<JsonObject> All(string path)
    {
        string? token = null;
        do
        {
            var page = await Get($"{path}{(path.Contains('?') ? '&' : '?')}pageSize=200{(token is null ? "" : "&pageToken=" + token)}");
            foreach (var item in page["items"]!.AsArray()) yield return item!.AsObject();
            token = page["nextPageToken"]?.ToString();
        }
        while (token is not null);
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonObject> Send(HttpRequestMessage message)
    {
        Interlocked.Increment(ref requests);
        using var response = await http.SendAsync(message);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        return response.IsSuccessStatusCode ? answer : throw new InvalidOperationException($"{message.Method} {message.RequestUri}: {answer.ToJsonString()}");
    }
}
