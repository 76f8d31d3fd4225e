using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Access;

/// <summary>An API client gets a key. Its text is in this answer and nowhere else; a repeated request tells of the key without it.</summary>
public static class IssueApiKey
{
    [Requires("api-keys.issue")]
    [Refuses("EXPIRY_IN_PAST", "UNKNOWN_PERMISSION", "ESCALATION", "REACH_ESCALATION")]
    public sealed record Command(Guid ClientId, [MaxLength(1000)] IReadOnlyList<string>? Scopes, DateTimeOffset? ExpiresAt);
    public sealed record Result(Guid Id, int Version, string Hint, [property: ShownOnce] string? Key, DateTimeOffset? ExpiresAt);

    internal sealed class Handler(Database db, AccessDesk access, CurrentUser user, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var client = await db.ApiClients.Require(c => c.Id == command.ClientId, ct);
            if (command.ExpiresAt <= clock.GetUtcNow()) throw AccessRefusals.ExpiryInPast.At("/expiresAt");
            if (command.Scopes is not null) access.CheckKnown(command.Scopes);
            AccessDesk.RequireHeld(await access.Of(client, ct), user, command.Scopes);
            var (key, text) = ApiKey.Make(client.Id, command.Scopes?.ToArray(), command.ExpiresAt);
            db.ApiKeys.Add(key);
            return new(key.Id, key.Version, key.Hint, text, key.ExpiresAt);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/api-clients/{clientId}/keys", nameof(IssueApiKey), "Issue an API key");
}
