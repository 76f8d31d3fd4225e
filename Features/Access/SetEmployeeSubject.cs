using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Access;

/// <summary>An employee is known to the identity provider by this subject from now on, or by none. Whoever says so could sign in as them, and so holds all that they hold, even if they have left.</summary>
public static class SetEmployeeSubject
{
    [Requires("employees.set-subject")]
    [Refuses("SUBJECT_TAKEN", "ESCALATION", "REACH_ESCALATION")]
    public sealed record Command(Guid EmployeeId, int Version, string? Subject);
    public sealed record Result(Guid Id, int Version, string? Subject);

    internal sealed class Handler(Database db, AccessDesk access, CallerCache cache, CurrentUser user) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var employee = (await db.Employees.Require(e => e.Id == command.EmployeeId, ct)).At(command.Version);
            AccessDesk.RequireHeld(await access.Of(employee, ct), user);
            employee.Subject = command.Subject;
            cache.Forget();
            return new(employee.Id, employee.Version, employee.Subject);
        }
    }

    internal static void Map(Doors doors) => doors.Put<Command, Result, Handler>("/employees/{employeeId}/subject", nameof(SetEmployeeSubject), "Set an employee's subject");
}
