using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Tokens;
using Waybill.Features.Access;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Api.Authentication;

/// <summary>
/// Finds out who asks, for both doors: an API key or an access token in the Authorization header. It lets everyone pass; the doors refuse
/// whoever it did not recognise, with the reason it leaves behind.
/// </summary>
internal sealed class Authenticate(RequestDelegate next, Schemes schemes)
{
    private const string Bearer = "Bearer ";

    public async Task Invoke(HttpContext http, AccessDesk access)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                var proof = header[Bearer.Length..].Trim();
                http.Features.Set(proof.StartsWith(ApiKey.Prefix, StringComparison.Ordinal) ? await access.ByKey(proof, http.RequestAborted) : await ByToken(http, access));
            }
            catch (Refusal refusal)
            {
                http.Features.Set(refusal);
            }
        }
        await next(http);
    }

    private async Task<Caller> ByToken(HttpContext http, AccessDesk access)
    {
        Exception? failure = null;
        foreach (var scheme in schemes.Names)
        {
            var outcome = await http.AuthenticateAsync(scheme);
            if (outcome.Principal is { } principal && principal.FindFirst("sub")?.Value is { } subject)
            {
                var scope = principal.FindFirst("scope")?.Value;
                return await access.BySubject(subject, scheme == Schemes.Own ? scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries) : null, http.RequestAborted);
            }
            failure = outcome.Failure is SecurityTokenExpiredException or SecurityTokenInvalidAudienceException ? outcome.Failure : failure ?? outcome.Failure;
        }
        throw failure switch
        {
            SecurityTokenExpiredException => PlatformRefusals.TokenExpired.Because(),
            SecurityTokenInvalidAudienceException => PlatformRefusals.WrongAudience.Because(),
            _ => PlatformRefusals.Unauthenticated.Because(),
        };
    }
}

/// <summary>The token schemes in use: our own issuer's, and an OpenID Connect provider's if one is configured.</summary>
internal sealed record Schemes(IReadOnlyList<string> Names)
{
    public const string Own = "own";
    public const string Oidc = "oidc";
}
