using System.Security.Cryptography;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Access;

/// <summary>The key (ECDSA P-256) by which this installation signs its own access tokens; all nodes share it through the database.</summary>
public sealed class SigningKey : Entity
{
    public byte[] Pkcs8 { get; private set; } = [];
    public DateTimeOffset CreatedAt { get; private set; }

    public static SigningKey Make(DateTimeOffset at)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new() { Pkcs8 = key.ExportPkcs8PrivateKey(), CreatedAt = at };
    }
}
