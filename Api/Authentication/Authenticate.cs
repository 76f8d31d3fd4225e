using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Tokens;
using Waybill.Features.Access;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Api.Authentication;

/// <summary>
/// Finds out who asks, for both doors: an API key or an access token in the Authorization header. It lets everyone pass; the doors refuse
/// whoever it did not recognise, with the reason it leaves behind.
/// </summary>
internal sealed class Authenticate(RequestDelegate next, Schemes schemes, TimeProvider clock)
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
                Recheck recheck;
                (var caller, recheck) = proof.StartsWith(ApiKey.Prefix, StringComparison.Ordinal)
                    ? (await access.ByKey(proof, http.RequestAborted), Ask(http, (desk, ct) => desk.ByKey(proof, ct))) : await ByToken(http, access);
                http.Features.Set(caller);
                http.Features.Set(recheck);
            }
            catch (Refusal refusal)
            {
                http.Features.Set(refusal);
            }
            catch (Exception fault) when (DatabaseFaults.Unable(fault) is { } refusal)
            {
                http.Features.Set(refusal);
            }
        }
        await next(http);
    }

    /// <summary>Each question has a database context of its own: the call that asks may last for days.</summary>
    private static Recheck Ask(HttpContext http, Func<AccessDesk, CancellationToken, Task<Caller>> ask)
    {
        var scopes = http.RequestServices.GetRequiredService<IServiceScopeFactory>();
        return new(async ct =>
        {
            await using var scope = scopes.CreateAsyncScope();
            return await ask(scope.ServiceProvider.GetRequiredService<AccessDesk>(), ct);
        });
    }

    private async Task<(Caller, Recheck)> ByToken(HttpContext http, AccessDesk access)
    {
        Exception? failure = null;
        foreach (var scheme in schemes.Names)
        {
            var outcome = await http.AuthenticateAsync(scheme);
            if (outcome.Principal is { } principal && principal.FindFirst("sub")?.Value is { } subject)
            {
                var scopes = principal.FindFirst("scope")?.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                Task<Caller> Named(AccessDesk desk, CancellationToken ct) => scheme == Schemes.Own ? desk.ByToken(subject, scopes, ct) : desk.BySubject(subject, ct);
                var until = outcome.Properties?.ExpiresUtc ?? DateTimeOffset.MaxValue;
                return (await Named(access, http.RequestAborted),
                    Ask(http, (desk, ct) => until > clock.GetUtcNow() ? Named(desk, ct) : throw PlatformRefusals.TokenExpired.Because()));
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
