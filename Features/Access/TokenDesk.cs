using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Access;

/// <summary>The installation's own token issuer: short-lived ES256 tokens, and the public keys to check them by.</summary>
public sealed class TokenDesk(Database db, TimeProvider clock)
{
    public const string Issuer = "waybill";

    /// <summary>The audience of staff and integrators; storefront and portal tokens have their own.</summary>
    public const string StaffAudience = "waybill-staff";
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>A token by which the caller may act for <see cref="Lifetime"/>, or until its key expires, with at most its present permissions.</summary>
    public async Task<(string Token, DateTimeOffset ExpiresAt)> Issue(Caller caller, string[]? scopes, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var expiresAt = caller.Until < now + Lifetime ? caller.Until.Value : now + Lifetime;
        var claims = new Dictionary<string, object> { ["sub"] = caller.Id.ToString() };
        if (scopes is not null) claims["scope"] = string.Join(' ', scopes);
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer, Audience = StaffAudience, Claims = claims, IssuedAt = now.UtcDateTime, NotBefore = now.UtcDateTime, Expires = expiresAt.UtcDateTime,
            SigningCredentials = new((await Keys(ct))[0], SecurityAlgorithms.EcdsaSha256),
        });
        return (token, expiresAt);
    }

    /// <summary>The keys that tokens of this installation may be signed with, newest first; the first is made when there is none.</summary>
    public async Task<IReadOnlyList<ECDsaSecurityKey>> Keys(CancellationToken ct)
    {
        var stored = await db.SigningKeys.AsNoTracking().OrderByDescending(k => k.CreatedAt).ToListAsync(ct);
        return [.. stored.Select(Key)];
    }

    /// <summary>Makes the first signing key. Runs at start, when other nodes wait.</summary>
    public async Task EnsureKey(CancellationToken ct)
    {
        if (await db.SigningKeys.AnyAsync(ct)) return;
        db.SigningKeys.Add(SigningKey.Make(clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
    }

    private static ECDsaSecurityKey Key(SigningKey stored)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(stored.Pkcs8, out _);
        return new(key) { KeyId = stored.Id.ToString("N") };
    }
}
