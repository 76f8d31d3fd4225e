using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Access;

/// <summary>What the doors ask: who is it that shows this key or token, and what may they do.</summary>
public sealed class AccessDesk(Database db, CallerCache cache, OperationCatalogue catalogue, TimeProvider clock)
{
    /// <summary>The caller who holds this key; UNAUTHENTICATED if there is none, TOKEN_EXPIRED if its time is over.</summary>
    public async Task<Caller> ByKey(string text, CancellationToken ct)
    {
        var hash = ApiKey.HashOf(text);
        var cacheKey = Convert.ToBase64String(hash);
        if (cache.Find(cacheKey, clock.GetUtcNow()) is { } known) return known;
        var keys = db.ApiKeys;
        var clients = db.ApiClients;
        var found = await (from key in keys.AsNoTracking() join client in clients on key.ClientId equals client.Id
            where key.Hash == hash && key.RevokedAt == null && client.Active select new { key, client }).FirstOrDefaultAsync(ct)
            ?? throw PlatformRefusals.Unauthenticated.Because();
        if (found.key.ExpiresAt <= clock.GetUtcNow()) throw PlatformRefusals.TokenExpired.Because();
        var permissions = await Permissions(found.client.RoleIds, ct);
        if (found.key.Scopes is { } scopes) permissions.IntersectWith(scopes);
        var caller = new Caller(found.client.Id, found.client.Name, CallerKind.ApiClient, permissions, found.client.EmployeeId) { Narrowed = found.key.Scopes is not null };
        cache.Keep(cacheKey, caller, clock.GetUtcNow(), until: found.key.ExpiresAt);
        return caller;
    }

    /// <summary>The API client or employee that a verified token names, narrowed to the token's scopes; UNAUTHENTICATED if we know none.</summary>
    public async Task<Caller> BySubject(string subject, string[]? scopes, CancellationToken ct)
    {
        var cacheKey = $"sub:{subject}:{string.Join(' ', scopes ?? ["*"])}";
        if (cache.Find(cacheKey, clock.GetUtcNow()) is { } known) return known;
        var id = Guid.TryParse(subject, out var parsed) ? parsed : Guid.Empty;
        var client = await db.ApiClients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.Active, ct);
        var employee = client is not null ? null : await db.Employees.AsNoTracking().FirstOrDefaultAsync(e => (e.Subject == subject || e.Id == id) && e.Active, ct);
        if (client is null && employee is null) throw PlatformRefusals.Unauthenticated.Because();
        var permissions = await Permissions(client?.RoleIds ?? employee!.RoleIds, ct);
        if (scopes is not null) permissions.IntersectWith(scopes);
        var caller = client is not null ? new Caller(client.Id, client.Name, CallerKind.ApiClient, permissions, client.EmployeeId)
            : new Caller(employee!.Id, employee.Name, CallerKind.Employee, permissions, employee.Id);
        caller = caller with { Narrowed = scopes is not null };
        cache.Keep(cacheKey, caller, clock.GetUtcNow(), until: null);
        return caller;
    }

    /// <summary>An API client with the rights that it has at the moment, or nothing when it is let in no more.</summary>
    public async Task<Caller?> Present(Guid clientId, CancellationToken ct) =>
        await db.ApiClients.AnyAsync(c => c.Id == clientId && c.Active, ct) ? await BySubject(clientId.ToString(), scopes: null, ct) : null;

    /// <summary>Nobody hands on what they do not have: refuses with ESCALATION.</summary>
    public static void RequireHeld(IEnumerable<string> permissions, CurrentUser user) => CreateRole.CheckHeld(permissions, user);

    /// <summary>Every permission that a role can allow: those of the operations and of the field classes, and those asked for inside operations.</summary>
    public IReadOnlyCollection<string> AllPermissions => Known(catalogue);

    internal static SortedSet<string> Known(OperationCatalogue catalogue) =>
        [.. catalogue.All.Concat(catalogue.Streams).Select(o => o.Permission).OfType<string>(), .. catalogue.All.SelectMany(o => o.AlsoAsks),
            .. FieldClassAttribute.All.SelectMany(c => c.Permissions)];

    /// <summary>What the roles allow together.</summary>
    internal async Task<HashSet<string>> Permissions(Guid[] roleIds, CancellationToken ct) =>
        [.. (await db.Roles.AsNoTracking().Where(r => roleIds.Contains(r.Id)).Select(r => r.Permissions).ToListAsync(ct)).SelectMany(p => p)];
}

/// <summary>Callers seen in the last seconds, so that not every request asks the database who it is. A revoked key is refused here at once, on other nodes within five seconds.</summary>
public sealed class CallerCache
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, (Caller Caller, DateTimeOffset Until)> callers = new();

    internal Caller? Find(string key, DateTimeOffset now) => callers.TryGetValue(key, out var kept) && kept.Until > now ? kept.Caller : null;

    internal void Keep(string key, Caller caller, DateTimeOffset now, DateTimeOffset? until)
    {
        if (callers.Count > 10_000) callers.Clear();
        callers[key] = (caller, until < now + Fresh ? until.Value : now + Fresh);
    }

    internal void Forget() => callers.Clear();
}
