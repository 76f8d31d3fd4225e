using System.Buffers.Binary;
using System.Buffers.Text;

namespace Waybill.Features.Events;

/// <summary>A place in the log or in a history, in a form that callers pass on unread.</summary>
internal static class Cursor
{
    public static string Of(long place)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, place);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The place, or nothing where the text is no cursor.</summary>
    public static long? Read(string text) =>
        Base64Url.IsValid(text, out var length) && length == sizeof(long) && BinaryPrimitives.ReadInt64BigEndian(Base64Url.DecodeFromChars(text)) is >= 0 and var place ? place : null;
}
