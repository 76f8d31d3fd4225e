using System.Security.Cryptography;
using System.Text;

namespace Waybill.Features.Webhooks;

/// <summary>The shared secret of an endpoint, as Standard Webhooks writes and uses it.</summary>
internal static class WebhookSecret
{
    public static byte[] Make() => RandomNumberGenerator.GetBytes(32);

    public static string Text(byte[] secret) => "whsec_" + Convert.ToBase64String(secret);

    /// <summary>v1,{base64 of HMAC-SHA256 over id.timestamp.body}; one for each secret that still signs.</summary>
    public static string Signatures(IEnumerable<byte[]> secrets, Guid id, long timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return string.Join(' ', secrets.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, signed))));
    }
}
