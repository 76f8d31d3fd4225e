using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using Waybill.Infrastructure.Grpc;
using Waybill.Protos.Rpc;

namespace Waybill.Tests.Support;

/// <summary>One violation of a refused request.</summary>
public sealed record RpcViolation(string Field, string Reason, string Description);

/// <summary>A call that ended with another status than OK.</summary>
public sealed class RpcFault(GrpcCode code, string message, Status? details, IReadOnlyDictionary<string, string> headers) : Exception($"{code}: {message}")
{
    private readonly ErrorInfo info = Unpack<ErrorInfo>(details);
    private readonly BadRequest bad = Unpack<BadRequest>(details);

    public GrpcCode Code { get; } = code;
    public string Text { get; } = message;
    public string Reason => info.Reason;
    public string Domain => info.Domain;
    public IReadOnlyDictionary<string, string> Metadata => info.Metadata.ToDictionary();
    public IReadOnlyList<RpcViolation> Violations => [.. bad.FieldViolations.Select(v => new RpcViolation(v.Field, v.Reason, v.Description))];
    public TimeSpan? RetryAfter => Unpack<RetryInfo>(details).RetryDelay?.ToTimeSpan();

    /// <summary>The answer's headers and trailers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; } = headers;

    private static T Unpack<T>(Status? status) where T : class, IMessage<T>, new() =>
        status?.Details.Select(d => d.TryUnpack<T>(out T found) ? found : null).FirstOrDefault(found => found is not null) ?? new();
}

/// <summary>How a call is to be made.</summary>
public sealed record RpcOptions
{
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
    public string? Timeout { get; init; }
    public bool Gzip { get; init; }
    public string ContentType { get; init; } = "application/grpc";
}

/// <summary>The raw answer to a call: its messages, headers and trailers together.</summary>
public sealed record RpcAnswer(HttpStatusCode Http, IReadOnlyList<byte[]> Messages, IReadOnlyDictionary<string, string> Headers);

/// <summary>A small gRPC client over plaintext HTTP/2.</summary>
public sealed class GrpcChannel(Uri address) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = address };

    /// <summary>Metadata that every call carries, such as the authorization.</summary>
    public Dictionary<string, string> Metadata { get; } = [];

    /// <summary>Makes a unary call; throws <see cref="RpcFault"/>.</summary>
    public async Task<TAnswer> Call<TAnswer>(string method, IMessage request, RpcOptions? options = null, CancellationToken ct = default) where TAnswer : IMessage<TAnswer>, new()
    {
        var answer = await Send(method, Frame(request.ToByteArray(), options?.Gzip == true), options, ct);
        return new MessageParser<TAnswer>(() => new TAnswer()).ParseFrom(answer.Messages.ShouldHaveSingleItem());
    }

    /// <summary>Sends these very bytes as the stream of the call; throws <see cref="RpcFault"/>.</summary>
    public Task<RpcAnswer> Send(string method, byte[] body, RpcOptions? options = null, CancellationToken ct = default) => Send(method, new ByteArrayContent(body), options, ct);

    /// <inheritdoc cref="Send(string, byte[], RpcOptions?, CancellationToken)"/>
    public async Task<RpcAnswer> Send(string method, HttpContent body, RpcOptions? options = null, CancellationToken ct = default)
    {
        using var response = await Open(method, body, options ?? new(), ct);
        var bytes = await response.Content.ReadAsByteArrayAsync(ct);
        var headers = Merge(response);
        Check(response.StatusCode, headers);
        return new(response.StatusCode, [.. Unframe(bytes)], headers);
    }

    /// <summary>Sends all the requests and reads the answers as they come.</summary>
    public async IAsyncEnumerable<TAnswer> Stream<TAnswer>(string method, IEnumerable<IMessage> requests, [EnumeratorCancellation] CancellationToken ct = default)
        where TAnswer : IMessage<TAnswer>, new()
    {
        await foreach (var message in Messages(method, requests, new(), ct)) yield return new MessageParser<TAnswer>(() => new TAnswer()).ParseFrom(message);
    }

    /// <summary>The same, with the bytes of each answer.</summary>
    public IAsyncEnumerable<byte[]> Messages(string method, IEnumerable<IMessage> requests, RpcOptions options, CancellationToken ct = default) =>
        Messages(method, new ByteArrayContent([.. requests.SelectMany(r => Frame(r.ToByteArray()))]), options, ct);

    /// <summary>The same, of these very bytes.</summary>
    public async IAsyncEnumerable<byte[]> Messages(string method, HttpContent body, RpcOptions options, [EnumeratorCancellation] CancellationToken ct = default)
    {
        using var response = await Open(method, body, options, ct);
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        var head = new byte[5];
        while (await stream.ReadAtLeastAsync(head, 5, throwOnEndOfStream: false, ct) == 5)
        {
            var message = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1))];
            await stream.ReadExactlyAsync(message, ct);
            yield return message;
        }
        Check(response.StatusCode, Merge(response));
    }

    /// <summary>A message as its frame.</summary>
    public static byte[] Frame(byte[] message, bool gzip = false)
    {
        if (gzip) message = Pack(message);
        var frame = new byte[message.Length + 5];
        frame[0] = gzip ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> Open(string method, HttpContent body, RpcOptions options, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/" + method) { Content = body };
        (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(options.ContentType);
        request.Headers.TryAddWithoutValidation("te", "trailers");
        if (options.Timeout is { } timeout) request.Headers.TryAddWithoutValidation("grpc-timeout", timeout);
        if (options.Gzip)
        {
            request.Headers.TryAddWithoutValidation("grpc-encoding", "gzip");
            request.Headers.TryAddWithoutValidation("grpc-accept-encoding", "identity,gzip");
        }
        foreach (var (name, value) in Metadata.Concat(options.Metadata))
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
    }

    private static Dictionary<string, string> Merge(HttpResponseMessage response) =>
        response.Headers.Concat(response.TrailingHeaders).GroupBy(h => h.Key.ToLowerInvariant()).ToDictionary(h => h.Key, h => string.Join(",", h.SelectMany(v => v.Value)));

    private static void Check(HttpStatusCode http, Dictionary<string, string> headers)
    {
        if (!headers.TryGetValue("grpc-status", out var status)) throw new RpcFault(GrpcCode.Unknown, $"HTTP {(int)http} without grpc-status", null, headers);
        if (status == "0") return;
        var message = Uri.UnescapeDataString(headers.GetValueOrDefault("grpc-message") ?? "");
        var details = headers.TryGetValue("grpc-status-details-bin", out var bin)
            ? Status.Parser.ParseFrom(Convert.FromBase64String(bin.PadRight((bin.Length + 3) / 4 * 4, '='))) : null;
        throw new RpcFault((GrpcCode)int.Parse(status, CultureInfo.InvariantCulture), message, details, headers);
    }

    private static IEnumerable<byte[]> Unframe(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at + 1));
            var message = bytes.AsSpan(at + 5, length).ToArray();
            yield return bytes[at] == 1 ? Unpack(message) : message;
            at += 5 + length;
        }
    }

    private static byte[] Pack(byte[] message)
    {
        var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Fastest)) packing.Write(message);
        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] message)
    {
        var whole = new MemoryStream();
        using (var unpacking = new GZipStream(new MemoryStream(message), CompressionMode.Decompress)) unpacking.CopyTo(whole);
        return whole.ToArray();
    }
}
