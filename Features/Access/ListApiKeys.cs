using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Access;

/// <summary>The keys of an API client: what they begin with, how long they hold, never their text.</summary>
public static class ListApiKeys
{
    [Requires("api-keys.list")]
    public sealed record Query(Guid ClientId) : ListQuery;
    public sealed record Row(Guid Id, int Version, string Hint, IReadOnlyList<string>? Scopes, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt);

    private static readonly Listing<ApiKey> Fields = new Listing<ApiKey>("api-keys")
        .Field("hint", k => k.Hint).Field("createdAt", k => k.CreatedAt).Field("expiresAt", k => k.ExpiresAt).Field("revokedAt", k => k.RevokedAt).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken ct)
        {
            var client = await db.ApiClients.Require(c => c.Id == query.ClientId, ct);
            return await db.ApiKeys.Where(k => k.ClientId == client.Id)
                .ToPage(query, Fields, user.Caller, k => new Row(k.Id, k.Version, k.Hint, k.Scopes, k.CreatedAt, k.ExpiresAt, k.RevokedAt), ct);
        }
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/api-clients/{clientId}/keys", nameof(ListApiKeys), "List a client's keys");
}
