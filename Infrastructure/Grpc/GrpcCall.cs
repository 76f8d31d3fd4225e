using System.Globalization;
using Google.Protobuf;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Grpc;

/// <summary>One call: its metadata, its deadline, the messages that come in and go out, and its end.</summary>
internal sealed class GrpcCall : IDisposable
{
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromDays(30);
    private readonly HttpContext http;
    private readonly GrpcSettings settings;
    private readonly CancellationToken stopped;
    private readonly CancellationTokenSource source;
    private bool gzipIn;
    private bool gzipOut;
    private bool sent;
    private long? due;

    public GrpcCall(HttpContext http, GrpcSettings settings, CancellationToken stopped)
    {
        (this.http, this.settings, this.stopped) = (http, settings, stopped);
        source = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopped);
        Language = LanguageOf(http.Request.Headers.AcceptLanguage);
    }

    /// <summary>Ends with the deadline, the client's cancellation or the server's shutdown.</summary>
    public CancellationToken Token => source.Token;

    public Language Language { get; }

    /// <summary>Reads what the call's headers ask for.</summary>
    public void Begin()
    {
        // Each message has its own limit, and an idle stream is no slow client.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = null;

        http.Response.ContentType = "application/grpc";
        http.Response.Headers["grpc-accept-encoding"] = "identity,gzip";
        gzipIn = Header("grpc-encoding") switch
        {
            null or "identity" => false,
            "gzip" => true,
            var other => throw new RpcEnd(GrpcCode.Unimplemented, $"The encoding {other} is not supported."),
        };
        gzipOut = Header("grpc-accept-encoding")?.Split(',', StringSplitOptions.TrimEntries).Contains("gzip") == true;
        if (Header("grpc-timeout") is { } timeout) SetDeadline(Timeout(timeout));
    }

    /// <summary>Who calls, as the authentication before the door found out.</summary>
    public Call Call()
    {
        var caller = http.Features.Get<Caller>() ?? throw http.Features.Get<Refusal>() ?? PlatformRefusals.Unauthenticated.Because();
        var dry = Header("validate-only") switch
        {
            null or "false" => false,
            "true" => true,
            _ => throw ShapeRefusals.InvalidValue.At("/validate-only", ("expected", "true or false")),
        };
        return new(caller) { Key = Header("idempotency-key"), ValidateOnly = dry };
    }

    /// <summary>Who calls now: whose key was revoked or has expired since is refused.</summary>
    public Task<Caller> Again(CancellationToken ct) => http.Features.Get<Recheck>() is { } recheck ? recheck.Again(ct) : Task.FromResult(Call().Caller);

    /// <summary>The next message of the client's stream, or nothing at its end.</summary>
    public ValueTask<IMessage?> Next(MessageParser parser) => Frames.Read<IMessage>(http.Request.BodyReader, gzipIn, settings.MessageLimit, parser.ParseFrom, Token)!;

    /// <summary>The one message of a unary call, which has to come within a time even if the client sets no deadline.</summary>
    public async ValueTask<IMessage> Only(MessageParser parser)
    {
        if (Left() is not { } left || left > settings.ReceiveTimeout) source.CancelAfter(settings.ReceiveTimeout);
        var message = await Next(parser) ?? throw new RpcEnd(GrpcCode.Unimplemented, "The method takes one message, and none was sent.");
        if (await Next(parser) is not null) throw new RpcEnd(GrpcCode.Unimplemented, "The method takes one message, and more were sent.");
        source.CancelAfter(Left() ?? System.Threading.Timeout.InfiniteTimeSpan);
        return message;
    }

    /// <summary>Initial metadata, to be set before the first message.</summary>
    public void Say(string name, string value) => http.Response.Headers[name] = value;

    /// <summary>Sends a message; in a stream, at once. The only message of a call leaves with its headers and its status, in one piece.</summary>
    public async Task Send(IMessage message, bool flush = true)
    {
        Token.ThrowIfCancellationRequested();
        if (!sent && gzipOut) Say("grpc-encoding", "gzip");
        if (!sent && flush) await http.Response.StartAsync(Token);
        sent = true;
        Frames.Write(http.Response.BodyWriter, message, gzipOut);
        if (flush) await http.Response.BodyWriter.FlushAsync(Token);
    }

    /// <summary>The status in trailers, or, where nothing was sent, in the headers.</summary>
    public async Task Finish(GrpcStatus status)
    {
        if (http.RequestAborted.IsCancellationRequested) return;
        if (status.Code == GrpcCode.Ok && !sent) await http.Response.StartAsync(CancellationToken.None);
        Action<string, string> put = sent || http.Response.HasStarted ? (name, value) => http.Response.AppendTrailer(name, value) : Say;
        put("grpc-status", ((int)status.Code).ToString(CultureInfo.InvariantCulture));
        if (status.Message.Length > 0) put("grpc-message", status.EncodedMessage);
        if (status.EncodedDetails is { } details) put("grpc-status-details-bin", details);
    }

    /// <summary>The status a fault ends the call with; nothing for a fault that nobody expected.</summary>
    public GrpcStatus? StatusOf(Exception fault) => fault switch
    {
        Refusal refusal => GrpcStatus.Of(refusal, Language),
        RpcEnd end => new(end.Code, end.Message),
        ConnectionAbortedException or ConnectionResetException => new(GrpcCode.Cancelled, "The client cancelled the call."),
        OperationCanceledException when http.RequestAborted.IsCancellationRequested => new(GrpcCode.Cancelled, "The client cancelled the call."),
        OperationCanceledException when stopped.IsCancellationRequested => new(GrpcCode.Unavailable, "The server is shutting down."),
        OperationCanceledException when source.IsCancellationRequested => new(GrpcCode.DeadlineExceeded, "The deadline has passed."),
        _ => null,
    };

    public void Dispose() => source.Dispose();

    /// <summary>The header's first value, or nothing.</summary>
    private string? Header(string name) => http.Request.Headers.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;

    private void SetDeadline(TimeSpan timeout)
    {
        if (timeout <= default(TimeSpan)) throw new RpcEnd(GrpcCode.DeadlineExceeded, "The deadline has passed.");
        due = Environment.TickCount64 + (long)Math.Ceiling(timeout.TotalMilliseconds);
        source.CancelAfter(timeout);
    }

    private TimeSpan? Left() => due is null ? null : TimeSpan.FromMilliseconds(Math.Max(0, due.Value - Environment.TickCount64));

    private static TimeSpan Timeout(string text)
    {
        if (text.Length is < 2 or > 9 || !long.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var value)) throw Malformed();
        var ticks = text[^1] switch
        {
            'H' => value * TimeSpan.TicksPerHour, 'M' => value * TimeSpan.TicksPerMinute, 'S' => value * TimeSpan.TicksPerSecond,
            'm' => value * TimeSpan.TicksPerMillisecond, 'u' => value * TimeSpan.TicksPerMicrosecond, 'n' => value / TimeSpan.NanosecondsPerTick, _ => throw Malformed(),
        };
        return TimeSpan.FromTicks(Math.Min(ticks, LongestDeadline.Ticks));

        static RpcEnd Malformed() => new(GrpcCode.Internal, "The grpc-timeout is malformed.");
    }

    private static Language LanguageOf(string? header)
    {
        if (string.IsNullOrEmpty(header)) return Language.English;
        var wanted = header.Split(',').Select(part => part.Split(';', StringSplitOptions.TrimEntries))
            .Select(part => (Tag: part[0], Weight: part.Length > 1 && part[1].StartsWith("q=", StringComparison.Ordinal)
                && double.TryParse(part[1][2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q) ? q : 1))
            .Where(w => w.Weight > 0).OrderByDescending(w => w.Weight)
            .FirstOrDefault(w => w.Tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || w.Tag.StartsWith("en", StringComparison.OrdinalIgnoreCase));
        return wanted.Tag?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? Language.Chinese : Language.English;
    }
}
