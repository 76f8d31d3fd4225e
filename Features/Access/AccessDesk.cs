using Microsoft.EntityFrameworkCore;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Rest;

namespace Waybill.Features.Access;

/// <summary>What the doors ask: who is it that shows this key or token, what may they do, and how far do they reach.</summary>
public sealed class AccessDesk(Database db, CallerCache cache, OperationCatalogue catalogue, DocumentKinds kinds, TimeProvider clock)
{
    /// <summary>The caller who holds this key; UNAUTHENTICATED if there is none, TOKEN_EXPIRED if its time is over.</summary>
    public async Task<Caller> ByKey(string text, CancellationToken ct)
    {
        var hash = ApiKey.HashOf(text);
        var cacheKey = Convert.ToBase64String(hash);
        if (cache.Find(cacheKey, clock.GetUtcNow()) is { } known) return known;
        var keys = db.ApiKeys;
        var found = await (from key in keys.AsNoTracking() join client in Acting() on key.ClientId equals client.Id
            where key.Hash == hash && key.RevokedAt == null select new { key, client }).FirstOrDefaultAsync(ct)
            ?? throw PlatformRefusals.Unauthenticated.Because();
        if (found.key.ExpiresAt <= clock.GetUtcNow()) throw PlatformRefusals.TokenExpired.Because();
        var caller = (await Of(found.client, found.key.Scopes, ct)) with { Until = found.key.ExpiresAt };
        cache.Keep(cacheKey, caller, clock.GetUtcNow(), until: found.key.ExpiresAt);
        return caller;
    }

    /// <summary>The API client or employee to whom one of our own tokens was issued, narrowed to the token's scopes; UNAUTHENTICATED if we know none.</summary>
    public async Task<Caller> ByToken(string subject, string[]? scopes, CancellationToken ct)
    {
        var cacheKey = $"own:{subject}:{string.Join(' ', scopes ?? ["*"])}";
        if (cache.Find(cacheKey, clock.GetUtcNow()) is { } known) return known;
        var id = Guid.TryParse(subject, out var parsed) ? parsed : Guid.Empty;
        var caller = await OfClient(id, scopes, ct) ?? await OfEmployee(id, scopes, ct) ?? throw PlatformRefusals.Unauthenticated.Because();
        caller = caller with { ByToken = true };
        cache.Keep(cacheKey, caller, clock.GetUtcNow(), until: null);
        return caller;
    }

    /// <summary>The employee whom the identity provider names by this subject; UNAUTHENTICATED if we know none.</summary>
    public async Task<Caller> BySubject(string subject, CancellationToken ct)
    {
        var cacheKey = $"sub:{subject}";
        if (cache.Find(cacheKey, clock.GetUtcNow()) is { } known) return known;
        var employee = await db.Employees.AsNoTracking().FirstOrDefaultAsync(e => e.Subject == subject && e.Active, ct) ?? throw PlatformRefusals.Unauthenticated.Because();
        var caller = await Of(employee, ct);
        cache.Keep(cacheKey, caller, clock.GetUtcNow(), until: null);
        return caller;
    }

    /// <summary>The caller that an API client is at the moment, with all its roles.</summary>
    public Task<Caller?> OfClient(Guid clientId, CancellationToken ct) => OfClient(clientId, null, ct);

    /// <summary>The caller that an employee is at the moment, with all its roles.</summary>
    public Task<Caller?> OfEmployee(Guid employeeId, CancellationToken ct) => OfEmployee(employeeId, null, ct);

    /// <summary>
    /// Nobody hands on what they do not have. Who gives roles, or makes a key, a client or an endpoint that acts with them, holds every permission in them, else ESCALATION,
    /// and reaches with each of these permissions at least as far as they do, else REACH_ESCALATION.
    /// </summary>
    /// <param name="only">If given, the only permissions that are handed on.</param>
    /// <param name="toAnother">What acts with the roles is held by the caller but counts as somebody else: what that one owns, the caller reaches by reaching everything alone.</param>
    public static void RequireHeld(IEnumerable<RoleReach> roles, CurrentUser user, IReadOnlyCollection<string>? only = null, bool toAnother = false)
    {
        var given = roles.ToList();
        if ((only ?? given.SelectMany(r => r.Permissions)).FirstOrDefault(p => !user.May(p)) is { } missing) throw AccessRefusals.Escalation.Because(("permission", missing));
        if (user.Caller.Reach is not { } reach) return;
        foreach (var role in given)
            foreach (var permission in role.Permissions.Where(p => only?.Contains(p) ?? true))
                if (reach.Short(role, permission, toAnother) is { } kind) throw AccessRefusals.ReachEscalation.Because(("kind", kind));
    }

    /// <summary>The same for what acts as another caller: a key of it, a subject that signs in as it, or an endpoint that gets what it may see.</summary>
    public static void RequireHeld(Caller other, CurrentUser user, IReadOnlyCollection<string>? only = null)
    {
        var oneself = other.Id == user.Id || (other.EmployeeId is { } employee && employee == user.EmployeeId);
        RequireHeld(other.Reach?.Roles ?? [new(other.Permissions, new Dictionary<string, KindReach>())], user, only, toAnother: !oneself);
    }

    /// <summary>Every permission that a role can allow: those of the operations and of the field classes, and those asked for inside operations.</summary>
    public IReadOnlyCollection<string> AllPermissions => Known(catalogue);

    internal static SortedSet<string> Known(OperationCatalogue catalogue) =>
        [.. catalogue.All.Concat(catalogue.Streams).Select(o => o.Permission).OfType<string>(), .. catalogue.All.SelectMany(o => o.AlsoAsks),
            .. FieldClassAttribute.All.SelectMany(c => c.Permissions), Csv.Permission];

    /// <summary>Refuses with UNKNOWN_PERMISSION permissions that there are not; every one is named.</summary>
    internal void CheckKnown(IReadOnlyList<string> permissions)
    {
        var known = AllPermissions;
        var faults = permissions.Select((p, i) => (p, i)).Where(x => !known.Contains(x.p))
            .Select(x => AccessRefusals.UnknownPermission.Fault($"/permissions/{x.i}", ("permission", x.p))).ToList();
        if (faults.Count > 0) throw Refusal.Of(faults);
    }

    /// <summary>Refuses with UNKNOWN_KIND scopes for kinds of records that there are not.</summary>
    internal void CheckKinds(IReadOnlyList<RoleScope> scopes)
    {
        var faults = scopes.Select((s, i) => (s.Kind, i)).Where(s => s.Kind != "*" && kinds.Find(s.Kind) is null)
            .Select(s => AccessRefusals.UnknownKind.Fault($"/scopes/{s.i}/kind", ("kind", s.Kind))).ToList();
        if (faults.Count > 0) throw Refusal.Of(faults);
    }

    /// <summary>The caller with these roles only, to tell what each of them is good for.</summary>
    internal async Task<Caller> With(Caller caller, IReadOnlyList<Role> roles, CancellationToken ct) =>
        caller with { Permissions = roles.SelectMany(r => r.Permissions).ToHashSet(), Reach = await ReachOf(caller.Id, caller.EmployeeId, roles, ct) };

    internal Task<Caller> Of(ApiClient client, CancellationToken ct) => Of(client, null, ct);

    internal Task<Caller> Of(Employee employee, CancellationToken ct) => Of(employee, null, ct);

    private async Task<Caller?> OfClient(Guid id, string[]? scopes, CancellationToken ct) =>
        await Acting().FirstOrDefaultAsync(c => c.Id == id, ct) is { } client ? await Of(client, scopes, ct) : null;

    private async Task<Caller?> OfEmployee(Guid id, string[]? scopes, CancellationToken ct) =>
        await db.Employees.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id && e.Active, ct) is { } employee ? await Of(employee, scopes, ct) : null;

    /// <summary>The clients that may act: not those of an employee who has left.</summary>
    private IQueryable<ApiClient> Acting()
    {
        var people = db.Employees.Where(e => e.Active);
        return db.ApiClients.AsNoTracking().Where(c => c.Active && (c.EmployeeId == null || people.Any(e => e.Id == c.EmployeeId)));
    }

    private Task<Caller> Of(ApiClient client, string[]? scopes, CancellationToken ct) => Of(new Caller(client.Id, client.Name, CallerKind.ApiClient, Nothing, client.EmployeeId), client.RoleIds, scopes, ct);

    private Task<Caller> Of(Employee employee, string[]? scopes, CancellationToken ct) => Of(new Caller(employee.Id, employee.Name, CallerKind.Employee, Nothing, employee.Id), employee.RoleIds, scopes, ct);

    private async Task<Caller> Of(Caller bare, Guid[] roleIds, string[]? scopes, CancellationToken ct)
    {
        var caller = await With(bare, await db.Roles.AsNoTracking().Where(r => roleIds.Contains(r.Id)).ToListAsync(ct), ct);
        return scopes is null ? caller : caller with { Permissions = caller.Permissions.Intersect(scopes).ToHashSet(), Narrowed = true };
    }

    /// <summary>Nothing where no role is narrowed: then nobody need ask.</summary>
    private async Task<Reach?> ReachOf(Guid callerId, Guid? employeeId, IReadOnlyList<Role> roles, CancellationToken ct)
    {
        if (roles.All(r => r.Scopes.Length == 0)) return null;
        var department = employeeId is null ? null : await db.Employees.Where(e => e.Id == employeeId).Select(e => e.DepartmentId).FirstOrDefaultAsync(ct);
        var below = department is { } mine ? Below(mine, await db.Departments.AsNoTracking().Select(d => new { d.Id, d.ParentId }).ToDictionaryAsync(d => d.Id, d => d.ParentId, ct)) : [];
        var people = await db.Employees.Where(e => e.DepartmentId != null && below.Contains(e.DepartmentId.Value)).Select(e => new { e.Id, e.DepartmentId }).ToListAsync(ct);
        return new(callerId, employeeId, [.. people.Where(p => p.DepartmentId == department).Select(p => p.Id)], [.. people.Select(p => p.Id)], [.. roles.Select(r => r.Reach)]);
    }

    private static Guid[] Below(Guid top, Dictionary<Guid, Guid?> parents)
    {
        var found = new HashSet<Guid> { top };
        while (parents.Where(p => p.Value is { } parent && found.Contains(parent) && !found.Contains(p.Key)).Select(p => p.Key).ToList() is { Count: > 0 } more) found.UnionWith(more);
        return [.. found];
    }

    private static readonly HashSet<string> Nothing = [];
}
