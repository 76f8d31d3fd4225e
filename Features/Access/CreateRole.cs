using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Access;

/// <summary>A role is written: what its holders may do. Nobody can give what they do not have, nor let others reach farther than they do.</summary>
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
            access.CheckKnown(command.Permissions);
            var role = new Role(command.Name, command.Permissions, command.Scopes ?? []);
            access.CheckKinds(role.Scopes);
            AccessDesk.RequireHeld([role.Reach], user);
            db.Roles.Add(role);
            return Task.FromResult(Result.Of(role));
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/roles", nameof(CreateRole), "Create a role");
}
