using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Access;

/// <summary>A role is written: what its holders may do. Nobody can give what they do not have.</summary>
public static class CreateRole
{
    [Requires("roles.create")]
    [Refuses("ROLE_NAME_TAKEN", "UNKNOWN_PERMISSION", "ESCALATION")]
    public sealed record Command([MaxLength(80)] string Name, [MaxLength(1000)] IReadOnlyList<string> Permissions);
    public sealed record Result(Guid Id, int Version, string Name, IReadOnlyList<string> Permissions);

    internal sealed class Handler(Database db, AccessDesk access, CurrentUser user) : IHandler<Command, Result>
    {
        public Task<Result> Handle(Command command, CancellationToken ct)
        {
            CheckGrant(command.Permissions, access, user);
            var role = new Role(command.Name, command.Permissions);
            db.Roles.Add(role);
            return Task.FromResult(new Result(role.Id, role.Version, role.Name, role.Permissions));
        }
    }

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
