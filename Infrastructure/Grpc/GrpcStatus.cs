using System.Globalization;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;
using Waybill.Protos.Rpc;

namespace Waybill.Infrastructure.Grpc;

/// <summary>The status codes of gRPC.</summary>
public enum GrpcCode
{
    Ok, Cancelled, Unknown, InvalidArgument, DeadlineExceeded, NotFound, AlreadyExists, PermissionDenied, ResourceExhausted,
    FailedPrecondition, Aborted, OutOfRange, Unimplemented, Internal, Unavailable, DataLoss, Unauthenticated,
}

/// <summary>Ends a call with a status that is the protocol's own affair, not a refusal of the business.</summary>
internal sealed class RpcEnd(GrpcCode code, string message) : Exception(message)
{
    public GrpcCode Code { get; } = code;
}

/// <summary>How a call ended, as its trailers say it.</summary>
internal sealed record GrpcStatus(GrpcCode Code, string Message = "", byte[]? Details = null)
{
    public static readonly GrpcStatus Ok = new(GrpcCode.Ok);

    // Many clients take no more than 8 KB of headers in all.
    private const int MostMessage = 1000;
    private const int MostValue = 300;
    private const int MostDetails = 4000;

    /// <summary>grpc-message: percent-encoded UTF-8, cut at a whole character.</summary>
    public string EncodedMessage => Encode(Message, MostMessage);

    /// <summary>grpc-status-details-bin: base64 without padding.</summary>
    public string? EncodedDetails => Details is null ? null : Convert.ToBase64String(Details).TrimEnd('=');

    public static GrpcStatus Of(Refusal refusal, Language language)
    {
        var code = CodeOf(refusal);
        var message = refusal.Detail(language);
        var status = new Status { Code = (int)code, Message = Cut(message, MostValue) };
        status.Details.Add(Any.Pack(Info(refusal)));
        if ((refusal.RetryAfter ?? (code == GrpcCode.Unavailable ? TimeSpan.FromSeconds(1) : null)) is { } after)
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(after) }));
        if (refusal.Faults.Count > 0)
            status.Details.Add(Any.Pack(Violations(refusal.Faults, language, MostDetails - status.CalculateSize())));
        return new(code, message, status.ToByteArray());
    }

    /// <summary>A conflict that passes by itself, and says when, may be tried again: that is ABORTED. FAILED_PRECONDITION would tell a client not to.</summary>
    internal static GrpcCode CodeOf(Refusal refusal) => CodeOf(refusal.Reason.Kind) is var code && code == GrpcCode.FailedPrecondition && refusal.RetryAfter is not null ? GrpcCode.Aborted : code;

    internal static GrpcCode CodeOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Malformed or RefusalKind.Invalid or RefusalKind.UnsupportedMedia => GrpcCode.InvalidArgument,
        RefusalKind.Unauthenticated => GrpcCode.Unauthenticated,
        RefusalKind.Forbidden => GrpcCode.PermissionDenied,
        RefusalKind.NotFound => GrpcCode.NotFound,
        RefusalKind.WrongState or RefusalKind.PreconditionRequired => GrpcCode.FailedPrecondition,
        RefusalKind.Duplicate => GrpcCode.AlreadyExists,
        RefusalKind.Stale => GrpcCode.Aborted,
        RefusalKind.TooLarge or RefusalKind.TooMany => GrpcCode.ResourceExhausted,
        RefusalKind.Unavailable => GrpcCode.Unavailable,
        RefusalKind.MethodNotAllowed => GrpcCode.Unimplemented,
        RefusalKind.Internal => GrpcCode.Internal,
        _ => throw new InvalidOperationException($"{kind} has no gRPC status."),
    };

    /// <summary>A JSON pointer as a path of the message: /lines/1/unitPrice is lines[1].unit_price.</summary>
    internal static string FieldOf(string pointer)
    {
        var path = new StringBuilder();
        foreach (var part in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) path.Append('[').Append(index).Append(']');
            else path.Append(path.Length == 0 ? "" : ".").Append(Texts.Snake(part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)));
        }
        return path.ToString();
    }

    private static ErrorInfo Info(Refusal refusal)
    {
        var info = new ErrorInfo { Reason = refusal.Reason.Code, Domain = "waybill" };
        var room = MostDetails / 2;
        foreach (var (name, value) in refusal.Values)
        {
            var cut = Cut(value, MostValue);
            room -= Encoding.UTF8.GetByteCount(cut) + name.Length;
            if (room > 0) info.Metadata[name] = cut;
        }
        return info;
    }

    private static BadRequest Violations(IReadOnlyList<Fault> faults, Language language, int room)
    {
        var bad = new BadRequest();
        foreach (var fault in faults)
        {
            var violation = new BadRequest.Types.FieldViolation
            {
                Field = Cut(FieldOf(fault.Pointer), MostValue), Reason = fault.Reason.Code, Description = Cut(fault.Reason.Sentence(language, fault.Values), MostValue),
            };
            room -= violation.CalculateSize() + 4;
            if (room < 0) break;
            bad.FieldViolations.Add(violation);
        }
        return bad;
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    private static string Encode(string message, int most)
    {
        var encoded = new StringBuilder(message.Length);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in message.EnumerateRunes())
        {
            var before = encoded.Length;
            if (rune.Value is >= ' ' and <= '~' and not '%') encoded.Append((char)rune.Value);
            else foreach (var one in bytes[..rune.EncodeToUtf8(bytes)]) encoded.Append('%').Append(one.ToString("X2", CultureInfo.InvariantCulture));
            if (encoded.Length <= most) continue;
            encoded.Length = before;
            break;
        }
        return encoded.ToString();
    }
}
