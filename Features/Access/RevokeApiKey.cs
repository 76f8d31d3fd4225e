using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Access;

/// <summary>A key is refused from now on.</summary>
public static class RevokeApiKey
{
    [Requires("api-keys.revoke")]
    public sealed record Command(Guid ClientId, Guid KeyId);
    public sealed record Result(Guid Id, int Version, DateTimeOffset? RevokedAt);

    internal sealed class Handler(Database db, CallerCache cache, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var key = await db.ApiKeys.Require(k => k.Id == command.KeyId && k.ClientId == command.ClientId, ct);
            key.Revoke(at: clock.GetUtcNow());
            cache.Forget();
            return new(key.Id, key.Version, key.RevokedAt);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/api-clients/{clientId}/keys/{keyId}/revoke", nameof(RevokeApiKey), "Revoke an API key");
}
