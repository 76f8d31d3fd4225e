using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waybill.Faults.Doors;

/// <summary>JSON over HTTP/1.1.</summary>
internal sealed class RestDoor(string token) : IDoor
{
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(30);
    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(20), ConnectTimeout = TimeSpan.FromSeconds(5) }) { Timeout = OneTry };

    public string Name => "REST";

    public Task<Answer?> Write(Node node, string path, string? body, string key)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(node.Rest.Proxied, path)) { Headers = { { "Idempotency-Key", key } } };
        if (body is not null) message.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return Try(message);
    }

    public Task<Answer?> Read(Node node, string path) => Try(new(HttpMethod.Get, new Uri(node.Rest.Proxied, path)));

    public void Dispose() => http.Dispose();

    private async Task<Answer?> Try(HttpRequestMessage message)
    {
        using var _ = message;
        message.Headers.Authorization = new("Bearer", token);
        try
        {
            using var response = await http.SendAsync(message);
            var text = await response.Content.ReadAsStringAsync();
            var json = text.Length == 0 ? [] : JsonNode.Parse(text) as JsonObject ?? [];
            var (status, headers) = ((int)response.StatusCode, response.Headers);
            return new($"{status}", json, SenseOf(status, (string?)json["code"]), headers.Contains("Idempotency-Replayed"), headers.RetryAfter is not null);
        }
        catch (Exception lost) when (lost is HttpRequestException or SocketException or OperationCanceledException or IOException or JsonException)
        {
            return null;
        }
    }

    private static Sense SenseOf(int status, string? code) => status switch
    {
        < 300 => Sense.Done,
        503 or 409 when status == 503 || code == "IDEMPOTENCY_KEY_IN_FLIGHT" => Sense.NotNow,
        >= 500 => Sense.Broken,
        _ => Sense.Refused,
    };
}
