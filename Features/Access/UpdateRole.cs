using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Access;

/// <summary>A role gets another name, other permissions or another reach; its holders feel it within seconds.</summary>
public static class UpdateRole
{
    [Requires("roles.update")]
    [Refuses("ROLE_NAME_TAKEN", "UNKNOWN_PERMISSION", "UNKNOWN_KIND", "ESCALATION", "REACH_ESCALATION")]
    public sealed record Command(Guid RoleId, int Version, [MaxLength(80)] Patch<string> Name = default, [MaxLength(1000)] Patch<IReadOnlyList<string>> Permissions = default,
        Patch<IReadOnlyList<RoleScope>> Scopes = default);

    internal sealed class Handler(Database db, AccessDesk access, CallerCache cache, CurrentUser user) : IHandler<Command, CreateRole.Result>
    {
        public async Task<CreateRole.Result> Handle(Command command, CancellationToken ct)
        {
            var role = (await db.Roles.Require(r => r.Id == command.RoleId, ct)).At(command.Version);
            if (command.Permissions.IsSet) access.CheckKnown(command.Permissions.Or([]));
            role.Allow(command.Permissions.Or(role.Permissions));
            role.Narrow(command.Scopes.Or(role.Scopes));
            access.CheckKinds(role.Scopes);
            if (command.Permissions.IsSet || command.Scopes.IsSet) AccessDesk.RequireHeld([role.Reach], user);
            role.Rename(command.Name.Or(role.Name));
            cache.Forget();
            return CreateRole.Result.Of(role);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, CreateRole.Result, Handler>("/roles/{roleId}", nameof(UpdateRole), "Change a role");
}
