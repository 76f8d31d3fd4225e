using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Lists;

/// <summary>
/// Where the next page begins, in a form that callers pass on unread. It fits only the list, filter, order and search it came from.
/// It is not signed: whoever forges one only skips rows that he may see anyway.
/// </summary>
internal static class PageToken
{
    private static readonly JsonSerializerOptions Options = new()
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write<TEntity>(Place place, ListQuery query, Listing listing, Order<TEntity> order) where TEntity : Entity
    {
        var content = new Content(Bound(query, listing, order), place.Key is null ? null : Literals.Write(place.Key), place.Id);
        return Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(content, Options));
    }

    public static Place? Read<TEntity>(ListQuery query, Listing listing, Order<TEntity> order) where TEntity : Entity
    {
        if (string.IsNullOrEmpty(query.PageToken)) return null;
        if (Decode(query.PageToken) is not { } content || content.B != Bound(query, listing, order)) throw Bad();
        if (content.K is null) return order.Field.Path.Nullable ? new(null, content.I) : throw Bad();
        return Literals.TryRead(order.Field.Path.Type, content.K, out var key) ? new(key, content.I) : throw Bad();
    }

    private static Content? Decode(string token)
    {
        try
        {
            return Base64Url.IsValid(token) ? JsonSerializer.Deserialize<Content>(Base64Url.DecodeFromChars(token), Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Bound<TEntity>(ListQuery query, Listing listing, Order<TEntity> order) where TEntity : Entity
    {
        var all = JsonSerializer.SerializeToUtf8Bytes<string?[]>([listing.Name, order.ToString(), query.Filter, query.Q]);
        return Base64Url.EncodeToString(SHA256.HashData(all).AsSpan(0, 12));
    }

    private static Refusal Bad() => PlatformRefusals.BadPageToken.At("/pageToken");

    /// <param name="B">What the token is bound to.</param>
    /// <param name="K">The order key of the last row.</param>
    /// <param name="I">The id of the last row.</param>
    private sealed record Content(string B, string? K, Guid I);
}
