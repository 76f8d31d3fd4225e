using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Organization;

/// <summary>A person moves, gets another superior, or leaves. Whoever says by which subject they sign in could sign in as them, and so holds all that they hold, even if they have left.</summary>
public static class UpdateEmployee
{
    [Requires("employees.update")]
    [Asks(OrganizationFeature.SetSubject)]
    [Refuses("SUBJECT_TAKEN", "ESCALATION", "REACH_ESCALATION")]
    public sealed record Command(Guid EmployeeId, int Version, Patch<string> Name = default, [EmailAddress] Patch<string?> Email = default, Patch<string?> Subject = default,
        Patch<Guid?> DepartmentId = default, Patch<Guid?> SuperiorId = default, Patch<bool> Active = default);

    internal sealed class Handler(Database db, IGuardSubjects guard, CurrentUser user) : IHandler<Command, GetEmployee.Result>
    {
        public async Task<GetEmployee.Result> Handle(Command command, CancellationToken ct)
        {
            var employee = (await db.Employees.Require(e => e.Id == command.EmployeeId, ct)).At(command.Version);
            if (command.Subject.Or(employee.Subject) != employee.Subject)
            {
                user.Require(OrganizationFeature.SetSubject);
                await guard.RequireHeld(employee, ct);
            }
            if (command.DepartmentId.Or(null) is { } department) db.ReferNext<Department>(department, "/departmentId");
            if (command.SuperiorId.Or(null) is { } superior) db.ReferNext<Employee>(superior, "/superiorId");
            employee.Rename(command.Name.Or(employee.Name));
            employee.Email = command.Email.Or(employee.Email);
            employee.Subject = command.Subject.Or(employee.Subject);
            employee.DepartmentId = command.DepartmentId.Or(employee.DepartmentId);
            employee.SuperiorId = command.SuperiorId.Or(employee.SuperiorId);
            employee.Active = command.Active.Or(employee.Active);
            return GetEmployee.Result.Of(employee);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, GetEmployee.Result, Handler>("/employees/{employeeId}", nameof(UpdateEmployee), "Change an employee");
}
