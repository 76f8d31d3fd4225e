using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Waybill.Infrastructure.Grpc;

/// <summary>The bounds of the gRPC door.</summary>
public sealed record GrpcSettings
{
    /// <summary>The most bytes of one message, compressed and not.</summary>
    public int MessageLimit { get; init; } = 4 * 1024 * 1024;

    /// <summary>How long a client may take to send its one message.</summary>
    public TimeSpan ReceiveTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long calls may go on when the server is told to stop.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(5);
}

/// <summary>Carries every call from its headers to its status, whatever happens in between.</summary>
public sealed partial class GrpcHost : IDisposable
{
    private readonly GrpcSettings settings;
    private readonly ILogger log;
    private readonly CancellationTokenSource stopped = new();

    internal GrpcHost(GrpcSettings settings, IHostApplicationLifetime lifetime, ILogger<GrpcHost> log)
    {
        (this.settings, this.log) = (settings, log);
        lifetime.ApplicationStopping.Register(() => stopped.CancelAfter(settings.Drain));
        lifetime.ApplicationStopped.Register(Dispose);
    }

    internal async Task Serve(HttpContext http, Func<GrpcCall, Task> run)
    {
        if (!IsGrpc(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }
        using var call = new GrpcCall(http, settings, stopped.Token);
        await call.Finish(await Run(call, run, http));
    }

    public void Dispose() => stopped.Dispose();

    private async Task<GrpcStatus> Run(GrpcCall call, Func<GrpcCall, Task> run, HttpContext http)
    {
        try
        {
            call.Begin();
            await run(call);
            return GrpcStatus.Ok;
        }
        catch (Exception fault)
        {
            if (call.StatusOf(fault) is { } status) return status;
            Unexpected(log, fault, http.Request.Path);
            return new(GrpcCode.Unknown, "internal error");
        }
    }

    /// <summary>Whether the request is a call, and is to be answered with a gRPC status.</summary>
    public static bool IsGrpc(HttpRequest request)
    {
        var type = (request.ContentType ?? "").Split(';')[0].Trim();
        return HttpProtocol.IsHttp2(request.Protocol) && type.ToLowerInvariant() is "application/grpc" or "application/grpc+proto";
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The call {Path} failed unexpectedly.")]
    private static partial void Unexpected(ILogger log, Exception fault, string path);
}
