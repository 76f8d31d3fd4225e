using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;
using Waybill.Api.Hosting;
using Waybill.Features.Access;
using Waybill.Infrastructure.Rest;

namespace Waybill.Api.Authentication;

/// <summary>Which access tokens are believed: ours, and those of the configured OpenID Connect issuer; always for the staff audience.</summary>
internal static class Tokens
{
    public static void AddWaybillAuthentication(this IServiceCollection services, Settings settings)
    {
        // No scheme is anybody's default: an API key is not to be read as a broken token before it is read as a key.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);
        services.AddSingleton<OwnKeys>();
        var authentication = services.AddAuthentication().AddJwtBearer(Schemes.Own, _ => { });
        services.AddOptions<JwtBearerOptions>(Schemes.Own).Configure<OwnKeys>((own, keys) =>
        {
            own.MapInboundClaims = false;
            own.TokenValidationParameters = Parameters(TokenDesk.StaffAudience);
            own.TokenValidationParameters.ValidIssuer = TokenDesk.Issuer;
            own.TokenValidationParameters.ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256];
            own.TokenValidationParameters.IssuerSigningKeyResolver = (_, _, _, _) => keys.All;
        });
        if (settings.Oidc.Authority is { } authority)
            authentication.AddJwtBearer(Schemes.Oidc, oidc =>
            {
                oidc.MapInboundClaims = false;
                oidc.Authority = authority;
                oidc.RequireHttpsMetadata = settings.Oidc.RequireHttps;
                oidc.TokenValidationParameters = Parameters(settings.Oidc.Audience);
            });
        services.AddSingleton(new Schemes(settings.Oidc.Authority is null ? [Schemes.Own] : [Schemes.Own, Schemes.Oidc]));
    }

    /// <summary>The public keys by which others can check our tokens.</summary>
    public static void MapJwks(this IEndpointRouteBuilder routes) => routes.MapGet("/.well-known/jwks.json", (OwnKeys keys) => Results.Json(new
    {
        keys = keys.All.Select(k =>
        {
            var point = k.ECDsa.ExportParameters(includePrivateParameters: false).Q;
            return new { kty = "EC", crv = "P-256", use = "sig", alg = "ES256", kid = k.KeyId, x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) };
        }),
    }, Json.Options)).ExcludeFromDescription();

    private static TokenValidationParameters Parameters(string audience) => new()
    {
        ValidateAudience = true, ValidAudience = audience, ValidateIssuer = true, ValidateLifetime = true, RequireExpirationTime = true, RequireSignedTokens = true,
        ClockSkew = TimeSpan.FromSeconds(10), NameClaimType = "sub",
    };
}

/// <summary>The installation's signing keys, read once at start.</summary>
internal sealed class OwnKeys(IServiceScopeFactory scopes)
{
    public IReadOnlyList<ECDsaSecurityKey> All { get; private set; } = [];

    public async Task Load(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        All = await scope.ServiceProvider.GetRequiredService<TokenDesk>().Keys(ct);
    }
}
