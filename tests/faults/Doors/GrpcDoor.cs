using System.Text.Json.Nodes;
using Waybill.Protos.Rpc;

namespace Waybill.Faults.Doors;

/// <summary>The same operations as messages over HTTP/2 in clear. A client sends again what was UNAVAILABLE, too late, or ABORTED because its first try still runs.</summary>
internal sealed class GrpcDoor(string token) : IDoor
{
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(30);
    private readonly Wire wire = new(token);

    public string Name => "gRPC";

    public Task<Answer?> Write(Node node, string path, string? body, string key) => Try(node, Rpc.Writing(path, body), key);

    public Task<Answer?> Read(Node node, string path) => Try(node, Rpc.Reading(path), null);

    public void Dispose() => wire.Dispose();

    private async Task<Answer?> Try(Node node, Rpc rpc, string? key)
    {
        try
        {
            using var call = await wire.Open(node.Grpc.Proxied, rpc.Method, rpc.Request, key, OneTry);
            var message = await call.Next();
            if (message is not null && await call.Next() is not null) return new("two messages", [], Sense.Broken);
            return call.Status is { } status ? Heard(rpc, message, status, call.Replayed) : null;
        }
        catch (Exception lost) when (Wire.IsLost(lost))
        {
            return null;
        }
    }

    private static Answer? Heard(Rpc rpc, byte[]? message, GrpcEnd end, bool replayed)
    {
        if (end.Code == "OK") return message is null ? null : new(end.Code, rpc.Json(message), Sense.Done, replayed);
        var told = new JsonObject { ["code"] = end.Info.Reason, ["detail"] = end.Message };
        return end.Code switch
        {
            // A node that is being stopped ends its calls without a reason, as it ends its connections.
            "UNAVAILABLE" when end.Info.Reason.Length == 0 => null,
            "UNAVAILABLE" => new(end.Code, told, Sense.NotNow, SaysWhen: end.SaysWhen),
            "ABORTED" when end.Info.Reason == "IDEMPOTENCY_KEY_IN_FLIGHT" => new(end.Code, told, Sense.NotNow, SaysWhen: end.SaysWhen),
            "DEADLINE_EXCEEDED" => null,
            "INTERNAL" or "UNKNOWN" or "CANCELLED" or "DATA_LOSS" => new(end.Code, told, Sense.Broken),
            _ => new(end.Code, told, Sense.Refused),
        };
    }
}

/// <summary>How a call ended, as its trailers say it.</summary>
internal sealed record GrpcEnd(string Code, string Message, ErrorInfo Info, bool SaysWhen)
{
    private static readonly string[] Codes =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    ];

    /// <summary>Nothing while there is no status: the answer was cut off.</summary>
    public static GrpcEnd? Of(HttpResponseMessage response)
    {
        var told = response.TrailingHeaders.Concat(response.Headers).ToLookup(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase);
        if (!int.TryParse(told["grpc-status"].FirstOrDefault(), out var code)) return response.IsSuccessStatusCode ? null : new("UNKNOWN", $"HTTP {(int)response.StatusCode}", new(), false);
        var details = told["grpc-status-details-bin"].FirstOrDefault() is { } text ? Status.Parser.ParseFrom(Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='))).Details : [];
        return new(Codes[code], Uri.UnescapeDataString(told["grpc-message"].FirstOrDefault() ?? ""), details.FirstOrDefault(d => d.Is(ErrorInfo.Descriptor))?.Unpack<ErrorInfo>() ?? new(),
            details.Any(d => d.Is(RetryInfo.Descriptor)));
    }
}
