using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Grpc;

/// <summary>Messages on the wire: one byte that says whether the message is compressed, four for its length, the message.</summary>
internal static class Frames
{
    private const int Head = 5;

    /// <summary>Smaller answers are not worth compressing.</summary>
    private const int WorthCompressing = 1024;

    /// <summary>The next message, or nothing at the end of the stream.</summary>
    public static async ValueTask<T?> Read<T>(PipeReader reader, bool gzip, int limit, Func<ReadOnlySequence<byte>, T> parse, CancellationToken ct) where T : class
    {
        var read = await AtLeast(reader, Head, ct);
        if (read.IsEmpty) return null;
        if (read.Length < Head) throw Truncated();
        var (compressed, length) = ReadHead(read.Slice(0, Head));
        if (compressed && !gzip) throw new RpcEnd(GrpcCode.Internal, "The message says that it is compressed, but grpc-encoding names no compression.");
        if (length > limit) throw TooLarge(limit);
        reader.AdvanceTo(read.GetPosition(Head));

        var body = length == 0 ? default : await AtLeast(reader, (int)length, ct);
        if (body.Length < length) throw Truncated();
        body = body.Slice(0, length);
        var message = Parse(compressed ? Inflate(body, limit) : body, parse);
        if (length > 0) reader.AdvanceTo(body.End);
        return message;
    }

    /// <summary>Appends a message as a frame.</summary>
    public static void Write(IBufferWriter<byte> writer, IMessage message, bool gzip)
    {
        var size = message.CalculateSize();
        if (gzip && size >= WorthCompressing)
        {
            var packed = Deflate(message);
            WriteHead(writer, compressed: 1, packed.Length);
            writer.Write(packed.Span);
            return;
        }
        WriteHead(writer, compressed: 0, size);
        message.WriteTo(writer);
    }

    /// <summary>A client that resets its stream shows first as an IOException here, only later as an aborted request.</summary>
    private static async ValueTask<ReadOnlySequence<byte>> AtLeast(PipeReader reader, int bytes, CancellationToken ct)
    {
        try
        {
            return (await reader.ReadAtLeastAsync(bytes, ct)).Buffer;
        }
        catch (IOException fault) when (fault is not BadHttpRequestException)
        {
            throw new RpcEnd(GrpcCode.Cancelled, "The client cancelled the call.");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new RpcEnd(GrpcCode.Cancelled, "The client cancelled the call.");
        }
        catch (BadHttpRequestException)
        {
            throw new RpcEnd(GrpcCode.Internal, "The request cannot be read.");
        }
    }

    private static (bool Compressed, uint Length) ReadHead(ReadOnlySequence<byte> bytes)
    {
        Span<byte> head = stackalloc byte[Head];
        bytes.CopyTo(head);
        return head[0] <= 1 ? (head[0] == 1, BinaryPrimitives.ReadUInt32BigEndian(head[1..]))
            : throw new RpcEnd(GrpcCode.Internal, "A message begins with a byte that is neither 0 nor 1.");
    }

    private static void WriteHead(IBufferWriter<byte> writer, byte compressed, int length)
    {
        var head = writer.GetSpan(Head);
        head[0] = compressed;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], length);
        writer.Advance(Head);
    }

    private static T Parse<T>(ReadOnlySequence<byte> bytes, Func<ReadOnlySequence<byte>, T> parse)
    {
        try
        {
            return parse(bytes);
        }
        catch (Exception fault) when (fault is InvalidProtocolBufferException or ArgumentException)
        {
            throw PlatformRefusals.MalformedMessage.Because();
        }
    }

    private static ReadOnlySequence<byte> Inflate(ReadOnlySequence<byte> packed, int limit)
    {
        try
        {
            using var unpacking = new GZipStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            var whole = new ArrayBufferWriter<byte>(Math.Clamp((int)packed.Length * 4, 256, limit));
            while (true)
            {
                var read = unpacking.Read(whole.GetSpan(4096));
                if (read == 0) return new(whole.WrittenMemory);
                whole.Advance(read);
                if (whole.WrittenCount > limit) throw TooLarge(limit);
            }
        }
        catch (InvalidDataException)
        {
            throw new RpcEnd(GrpcCode.Internal, "The message cannot be decompressed.");
        }
    }

    private static ReadOnlyMemory<byte> Deflate(IMessage message)
    {
        var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) message.WriteTo(packing);
        return packed.GetBuffer().AsMemory(0, (int)packed.Length);
    }

    private static RpcEnd Truncated() => new(GrpcCode.Internal, "The stream ends within a message.");

    private static Refusal TooLarge(int limit) => PlatformRefusals.BodyTooLarge.Because(("limit", limit));
}
