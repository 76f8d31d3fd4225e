using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Access;

/// <summary>A role is written: what its holders may do. Nobody can give what they do not have.</summary>
public static class CreateRole
{
    [Requires("roles.create")]
    [Refuses("ROLE_NAME_TAKEN", "UNKNOWN_PERMISSION", "UNKNOWN_KIND", "ESCALATION", "REACH_ESCALATION")]
    public sealed record Command([MaxLength(80)] string Name, [MaxLength(1000)] IReadOnlyList<string> Permissions, IReadOnlyList<RoleScope>? Scopes = null);

    /// <param name="Scopes">How far it reaches; kinds of records that are not named it reaches as a whole.</param>
    public sealed record Result(Guid Id, int Version, string Name, IReadOnlyList<string> Permissions, IReadOnlyList<RoleScope> Scopes)
    {
        internal static Result Of(Role r) => new(r.Id, r.Version, r.Name, r.Permissions, r.Scopes);
    }

    internal sealed class Handler(Database db, AccessDesk access, CurrentUser user) : IHandler<Command, Result>
    {
        public Task<Result> Handle(Command command, CancellationToken ct)
        {
            CheckGrant(command.Permissions, access, user);
            var role = new Role(command.Name, command.Permissions, command.Scopes ?? []);
            access.CheckKinds(role.Scopes);
            CheckReach(role, user);
            db.Roles.Add(role);
            return Task.FromResult(Result.Of(role));
        }
    }

    /// <summary>Nobody lets others reach farther than they do themselves: a caller who is narrowed gives at most one of its own grants for each scope, and names every kind that it is narrowed for.</summary>
    internal static void CheckReach(Role role, CurrentUser user)
    {
        if (user.Caller.Reach is not { } reach) return;
        foreach (var kind in reach.Roles.SelectMany(r => r.Kinds.Keys).Distinct())
            foreach (var action in Enum.GetValues<RecordAction>())
                if (reach.Of(kind, action, permission: null) is { } mine && !Covers(mine, role.Reach.For(kind), action)) throw AccessRefusals.ReachEscalation.Because(("kind", kind));
    }

    private static bool Covers(IReadOnlyList<Grant> mine, KindReach? given, RecordAction action) =>
        given is not null && (action == RecordAction.Edit ? given.Edit : given.Read).All(g => mine.Any(m => g.Within(m)));

    internal static void CheckGrant(IReadOnlyList<string> permissions, AccessDesk access, CurrentUser user)
    {
        CheckKnown(permissions, access);
        CheckHeld(permissions, user);
    }

    /// <summary>Every unknown permission is named.</summary>
    internal static void CheckKnown(IReadOnlyList<string> permissions, AccessDesk access)
    {
        var unknown = permissions.Select((p, i) => (p, i)).Where(x => !access.AllPermissions.Contains(x.p))
            .Select(x => AccessRefusals.UnknownPermission.Fault($"/permissions/{x.i}", ("permission", x.p))).ToList();
        if (unknown.Count > 0) throw Refusal.Of(unknown);
    }

    /// <summary>Nobody gives what they do not have.</summary>
    internal static void CheckHeld(IEnumerable<string> permissions, CurrentUser user)
    {
        if (permissions.FirstOrDefault(p => !user.May(p)) is { } mine) throw AccessRefusals.Escalation.Because(("permission", mine));
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/roles", nameof(CreateRole), "Create a role");
}
