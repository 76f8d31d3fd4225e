using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Access;

/// <summary>A client that showed its key gets a token for fifteen minutes, to hand to something it trusts less; it never allows more than the key did, does not outlive it, and gets no other token.</summary>
public static class IssueToken
{
    [RequiresSignIn]
    [Refuses("TOKEN_BY_TOKEN")]
    public sealed record Command([MaxLength(500)] IReadOnlyList<string>? Scopes);
    public sealed record Result([property: ShownOnce] string? AccessToken, string TokenType, DateTimeOffset ExpiresAt);

    internal sealed class Handler(TokenDesk tokens, CurrentUser user) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            if (user.Caller.ByToken) throw AccessRefusals.TokenByToken.Because();
            var narrowed = user.Caller.Permissions.Where(p => command.Scopes?.Contains(p) ?? true).Order(StringComparer.Ordinal).ToArray();
            var (token, expiresAt) = await tokens.Issue(user.Caller, command.Scopes is null && !user.Caller.Narrowed ? null : narrowed, ct);
            return new(token, "Bearer", expiresAt);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/tokens", nameof(IssueToken), "Issue a short-lived access token");
}
