using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Organization;

/// <summary>A department joins the tree.</summary>
public static class CreateDepartment
{
    [Requires("departments.create")]
    [Refuses("DEPARTMENT_CODE_TAKEN")]
    public sealed record Command([System.ComponentModel.DataAnnotations.MaxLength(40)] string Code, string Name, Guid? ParentId, Guid? ManagerId);
    public sealed record Result(Guid Id, int Version);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            if (command.ParentId is { } parent) db.ReferNext<Department>(parent, "/parentId");
            if (command.ManagerId is { } manager) db.ReferNext<Employee>(manager, "/managerId");
            var department = new Department(command.Code, command.Name, command.ParentId, command.ManagerId);
            db.Departments.Add(department);
            return new(department.Id, department.Version);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/departments", nameof(CreateDepartment), "Create a department");
}
