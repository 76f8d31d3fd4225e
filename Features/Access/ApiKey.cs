using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Access;

/// <summary>A key of an API client. Only its hash is stored; 256 random bits need no slow hash.</summary>
public sealed class ApiKey : Root
{
    public const string Prefix = "wb_live_";

    private ApiKey() { }

    private ApiKey(Guid clientId, string hint, byte[] hash, string[]? scopes, DateTimeOffset? expiresAt) =>
        (ClientId, Hint, Hash, Scopes, ExpiresAt) = (clientId, hint, hash, scopes, expiresAt);

    public Guid ClientId { get; private set; }

    /// <summary>The first characters, to tell keys apart.</summary>
    public string Hint { get; private set; } = "";
    public byte[] Hash { get; private set; } = [];

    /// <summary>If given, the only permissions of the client's roles that this key carries.</summary>
    public string[]? Scopes { get; private set; }
    public DateTimeOffset? ExpiresAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>A new key and its text, which is not kept.</summary>
    public static (ApiKey Key, string Text) Make(Guid clientId, string[]? scopes, DateTimeOffset? expiresAt)
    {
        var text = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new(clientId, text[..(Prefix.Length + 6)], HashOf(text), scopes, expiresAt), text);
    }

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>From now on it is refused. Revoking twice changes nothing.</summary>
    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}
