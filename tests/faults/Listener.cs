using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace Waybill.Faults;

/// <summary>A partner that is sent webhooks of every confirmed receipt, and notes for which documents it heard of one.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly HttpListener http = new();
    private readonly ConcurrentDictionary<string, int> heard = new();
    private Task listening = Task.CompletedTask;

    public bool Heard(string document) => heard.ContainsKey(document);

    public static async Task<Listener> Open(Client admin, int port)
    {
        var listener = new Listener();
        listener.http.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.http.Start();
        listener.listening = listener.Listen();
        await admin.Write("/v1/webhook-endpoints", new() { ["url"] = $"http://127.0.0.1:{port}/", ["eventTypes"] = new JsonArray("receipt.confirmed") });
        return listener;
    }

    public async ValueTask DisposeAsync()
    {
        http.Close();
        await listening;
    }

    private async Task Listen()
    {
        try
        {
            while (true)
            {
                var call = await http.GetContextAsync();
                using var reader = new StreamReader(call.Request.InputStream);
                if (JsonNode.Parse(await reader.ReadToEndAsync())?["subject"]?.ToString() is { } subject) heard.AddOrUpdate(subject.Split('/')[^1], 1, (_, times) => times + 1);
                call.Response.StatusCode = 204;
                call.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The trial is over.
        }
    }
}
