using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Rest;

namespace Waybill.Tests.Support;

/// <summary>Why an operation was refused, in the terms of both doors.</summary>
public sealed record Refused(string Code, int Status, string Detail, IReadOnlyList<ProblemError> Errors);

/// <summary>What came back: the result, or the refusal.</summary>
public sealed record Reply(object? Result, Refused? Refused, bool Replayed);

/// <summary>Sends request records through a door as a program with a key would, and holds the answers to the contract.</summary>
public sealed record Client(Shop Shop, string? Key, Door Door)
{
    private static readonly HashSet<string> Platform = [.. typeof(PlatformRefusals).GetFields().Select(f => ((Reason)f.GetValue(null)!).Code),
        .. typeof(ShapeRefusals).GetFields().Select(f => ((Reason)f.GetValue(null)!).Code)];

    /// <summary>A key of its own for each request that needs one.</summary>
    public bool SendsKeys { get; init; } = true;

    public Client Via(Door door) => this with { Door = door };

    /// <summary>Runs the operation that takes this request.</summary>
    public async Task<TResult> Run<TResult>(object request, string? idempotencyKey = null)
    {
        var reply = await Send(request, idempotencyKey);
        return reply.Refused is null ? (TResult)reply.Result!
            : throw new InvalidOperationException($"{request.GetType().FullName} was refused: {reply.Refused.Code} {reply.Refused.Detail} {string.Join("; ", reply.Refused.Errors.Select(e => $"{e.Pointer} {e.Code}"))}");
    }

    /// <summary>Runs the operation and gives the refusal that must come.</summary>
    public async Task<Refused> Refused(object request, string? idempotencyKey = null)
    {
        var reply = await Send(request, idempotencyKey);
        return reply.Refused ?? throw new InvalidOperationException($"{request.GetType().FullName} was not refused.");
    }

    /// <summary>Runs the operation and gives whatever came back.</summary>
    public async Task<Reply> Send(object request, string? idempotencyKey = null, bool validateOnly = false)
    {
        var operation = Shop.Catalogue.For(request.GetType());
        var key = idempotencyKey ?? (operation.NeedsKey && SendsKeys ? Guid.NewGuid().ToString() : null);
        var reply = Door == Door.Rest ? await SendRest(operation, request, key, validateOnly) : await SendGrpc(operation, request, key, validateOnly);
        if (reply.Refused is { } refused && !Platform.Contains(refused.Code) && !operation.Refuses.Contains(refused.Code))
            throw new InvalidOperationException($"{operation.Name} refused with {refused.Code}, which its contract does not name.");
        return reply;
    }

    private async Task<Reply> SendRest(Operation operation, object request, string? key, bool validateOnly)
    {
        using var message = RestMessage.Of(operation, request, validateOnly);
        if (Key is not null) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        if (key is not null) message.Headers.Add("Idempotency-Key", key);
        using var response = await Shop.Rest.SendAsync(message);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
        {
            var problem = JsonSerializer.Deserialize<Problem>(text, Json.Options)!;
            return new(null, new(problem.Code, problem.Status, problem.Detail, problem.Errors ?? []), false);
        }
        ((int)response.StatusCode).ShouldBe(operation.Status);
        return new(JsonSerializer.Deserialize(text, operation.Result, Json.Options), null, response.Headers.Contains("Idempotency-Replayed"));
    }

    private async Task<Reply> SendGrpc(Operation operation, object request, string? key, bool validateOnly)
    {
        var metadata = new Dictionary<string, string>();
        if (Key is not null) metadata["authorization"] = "Bearer " + Key;
        if (key is not null) metadata["idempotency-key"] = key;
        if (validateOnly) metadata["validate-only"] = "true";
        try
        {
            var (result, headers) = await Shop.Grpc.Run(operation, request, new RpcOptions { Metadata = metadata });
            return new(result, null, headers.ContainsKey("idempotency-replayed"));
        }
        catch (RpcFault fault) when (fault.Reason.Length > 0)
        {
            var reason = Shop.Services.GetRequiredService<ReasonBook>()[fault.Reason];
            return new(null, new(reason.Code, reason.Status, fault.Text, [.. fault.Violations.Select(v => new ProblemError(Rpcs.Pointer(v.Field), v.Reason, v.Description))]), false);
        }
    }
}

/// <summary>The HTTP request that a request record is over REST.</summary>
internal static class RestMessage
{
    public static HttpRequestMessage Of(Operation operation, object request, bool validateOnly)
    {
        var body = JsonSerializer.SerializeToNode(request, operation.Request, Json.Options)!.AsObject();
        var route = operation.Route;
        foreach (var name in operation.RouteMembers)
        {
            route = route.Replace($"{{{name}}}", Uri.EscapeDataString(body[name]!.ToString()));
            body.Remove(name);
        }
        var message = new HttpRequestMessage(new HttpMethod(operation.Method), route + (validateOnly ? "?validateOnly=true" : operation.Reads ? Query(body) : ""));
        if (operation.NeedsVersion)
        {
            message.Headers.TryAddWithoutValidation("If-Match", $"\"{body["version"]}\"");
            body.Remove("version");
        }
        if (!operation.Reads && operation.Verb != Verb.Delete && body.Count > 0) message.Content = new StringContent(body.ToJsonString(Json.Options), Encoding.UTF8, "application/json");
        return message;
    }

    private static string Query(JsonObject members)
    {
        var pairs = members.SelectMany(m => m.Value is JsonArray many ? many.Select(v => (m.Key, Text: v!.ToString())) : [(m.Key, Text: m.Value!.ToString())]);
        return "?" + string.Join('&', pairs.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Text)}"));
    }
}
