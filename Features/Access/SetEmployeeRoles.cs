using System.ComponentModel.DataAnnotations;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Access;

/// <summary>An employee is given exactly these roles.</summary>
public static class SetEmployeeRoles
{
    [Requires("employees.set-roles")]
    [Refuses("ESCALATION", "REACH_ESCALATION")]
    public sealed record Command(Guid EmployeeId, int Version, [MaxLength(50)] IReadOnlyList<Guid> RoleIds);
    public sealed record Result(Guid Id, int Version, IReadOnlyList<Guid> RoleIds);

    internal sealed class Handler(Database db, CallerCache cache, CurrentUser user) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var employee = (await db.Employees.Require(e => e.Id == command.EmployeeId, ct)).At(command.Version);
            var roles = await db.Roles.ReferAll(command.RoleIds.Select((id, i) => (id, $"/roleIds/{i}")), ct);
            AccessDesk.RequireHeld(roles.Values.Select(r => r.Reach), user);
            employee.RoleIds = [.. roles.Keys];
            cache.Forget();
            return new(employee.Id, employee.Version, employee.RoleIds);
        }
    }

    internal static void Map(Doors doors) => doors.Put<Command, Result, Handler>("/employees/{employeeId}/roles", nameof(SetEmployeeRoles), "Set an employee's roles");
}
