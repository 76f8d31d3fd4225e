using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Organization;

/// <summary>A person joins the company.</summary>
public static class CreateEmployee
{
    [Requires("employees.create")]
    [Asks(OrganizationFeature.SetSubject)]
    [Refuses("EMPLOYEE_CODE_TAKEN", "SUBJECT_TAKEN")]
    public sealed record Command([MaxLength(40)] string Code, string Name, [EmailAddress] string? Email, string? Subject, Guid? DepartmentId, Guid? SuperiorId);
    public sealed record Result(Guid Id, int Version);

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            if (command.Subject is not null) user.Require(OrganizationFeature.SetSubject);
            if (command.DepartmentId is { } department) db.ReferNext<Department>(department, "/departmentId");
            if (command.SuperiorId is { } superior) db.ReferNext<Employee>(superior, "/superiorId");
            var employee = new Employee(command.Code, command.Name)
            {
                Email = command.Email, Subject = command.Subject, DepartmentId = command.DepartmentId, SuperiorId = command.SuperiorId,
            };
            db.Employees.Add(employee);
            return new(employee.Id, employee.Version);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/employees", nameof(CreateEmployee), "Create an employee");
}
