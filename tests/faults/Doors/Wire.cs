using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Google.Protobuf;

namespace Waybill.Faults.Doors;

/// <summary>gRPC's frames over HTTP/2 in clear, on a connection of its own that is asked whether it still lives.</summary>
internal sealed class Wire(string token) : IDisposable
{
    private static readonly MediaTypeHeaderValue Grpc = new("application/grpc");
    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        ConnectTimeout = TimeSpan.FromSeconds(5), KeepAlivePingDelay = TimeSpan.FromSeconds(10), KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
    }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The connection broke, or nothing came in time.</summary>
    public static bool IsLost(Exception fault) =>
        fault is HttpRequestException or HttpProtocolException or SocketException or OperationCanceledException or IOException or InvalidProtocolBufferException or ObjectDisposedException;

    /// <param name="address">Where.</param>
    /// <param name="method">The service and its rpc.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="key">The idempotency key of a write.</param>
    /// <param name="within">How long the answer may take; a stream has no end.</param>
    /// <param name="over">Ends the call.</param>
    public async Task<WireCall> Open(Uri address, string method, IMessage request, string? key, TimeSpan? within, CancellationToken over = default)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(address, method))
        {
            Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new ByteArrayContent(Frame(request)) { Headers = { ContentType = Grpc } },
        };
        message.Headers.Authorization = new("Bearer", token);
        message.Headers.TryAddWithoutValidation("te", "trailers");
        if (key is not null) message.Headers.TryAddWithoutValidation("idempotency-key", key);
        if (within is { } limit) message.Headers.TryAddWithoutValidation("grpc-timeout", $"{limit.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)}S");
        var patience = CancellationTokenSource.CreateLinkedTokenSource(over);
        if (within is { } most) patience.CancelAfter(most + TimeSpan.FromSeconds(5));
        try
        {
            var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return new(message, response, await response.Content.ReadAsStreamAsync(patience.Token), patience);
        }
        catch
        {
            message.Dispose();
            patience.Dispose();
            throw;
        }
    }

    public void Dispose() => http.Dispose();

    private static byte[] Frame(IMessage message)
    {
        var frame = new byte[message.CalculateSize() + 5];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), frame.Length - 5);
        message.WriteTo(frame.AsSpan(5));
        return frame;
    }
}

/// <summary>A call that was answered, and the messages of its answer.</summary>
internal sealed class WireCall(HttpRequestMessage request, HttpResponseMessage response, Stream stream, CancellationTokenSource patience) : IDisposable
{
    private readonly byte[] head = new byte[5];

    /// <summary>How it ended; known when there are no further messages.</summary>
    public GrpcEnd? Status => GrpcEnd.Of(response);
    public bool Replayed => response.Headers.Contains("idempotency-replayed");

    /// <summary>The next message, or nothing at the end.</summary>
    /// <param name="within">How long to wait for it.</param>
    public async Task<byte[]?> Next(TimeSpan? within = null)
    {
        if (within is { } limit) patience.CancelAfter(limit);
        var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, patience.Token);
        if (read == 0) return null;
        if (read < head.Length) throw new EndOfStreamException();
        var message = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1))];
        await stream.ReadExactlyAsync(message, patience.Token);
        return message;
    }

    public void Dispose()
    {
        stream.Dispose();
        response.Dispose();
        request.Dispose();
        patience.Dispose();
    }
}
