using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Waybill.Tests.Support;

/// <summary>What a receiver got, with its headers.</summary>
public sealed record Received(string Id, long Timestamp, string[] Signatures, string ContentType, string Body)
{
    public JsonNode Event => JsonNode.Parse(Body)!;

    /// <summary>Which of the signatures this secret explains; written from the specification, not from the program.</summary>
    public int SignedBy(string secret)
    {
        using var mac = new HMACSHA256(Convert.FromBase64String(secret["whsec_".Length..]));
        return Array.IndexOf(Signatures, "v1," + Convert.ToBase64String(mac.ComputeHash(Encoding.UTF8.GetBytes(Id + "." + Timestamp + "." + Body))));
    }
}

/// <summary>Somebody's web server that webhooks are delivered to, answering as a test decides.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    public ConcurrentQueue<Received> Got { get; } = new();

    /// <summary>How it answers.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    public string Url => app.Urls.Single() + "/hook";

    public static async Task<Receiver> Open(Func<HttpContext, Task>? answer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        if (answer is not null) receiver.Answer = answer;
        receiver.app.Run(async http =>
        {
            var headers = http.Request.Headers;
            var body = await new StreamReader(http.Request.Body).ReadToEndAsync();
            receiver.Got.Enqueue(new(headers["webhook-id"].ToString(), long.Parse(headers["webhook-timestamp"].ToString()), headers["webhook-signature"].ToString().Split(' '), http.Request.ContentType!, body));
            await receiver.Answer(http);
        });
        await receiver.app.StartAsync();
        return receiver;
    }

    /// <summary>Answers with a status.</summary>
    public static Func<HttpContext, Task> Status(int status) => http =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    /// <summary>The first that fits, as soon as it is there.</summary>
    public async Task<Received> Get(Func<Received, bool> fits)
    {
        for (var patience = 0; patience < 300; patience++)
        {
            if (Got.FirstOrDefault(fits) is { } found) return found;
            await Task.Delay(100);
        }
        throw new TimeoutException($"Only {Got.Count} others came.");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
