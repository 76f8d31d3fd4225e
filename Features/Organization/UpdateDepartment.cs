using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Organization;

/// <summary>A department gets another name, manager, or place in the tree.</summary>
public static class UpdateDepartment
{
    [Requires("departments.update")]
    [Refuses("DEPARTMENT_UNDER_ITSELF")]
    public sealed record Command(Guid DepartmentId, int Version, Patch<string> Name = default, Patch<Guid?> ParentId = default, Patch<Guid?> ManagerId = default);
    public sealed record Result(Guid Id, int Version, string Code, string Name, Guid? ParentId, Guid? ManagerId);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var department = (await db.Departments.Require(d => d.Id == command.DepartmentId, ct)).At(command.Version);
            if (command.ManagerId.Or(null) is { } manager) db.ReferNext<Employee>(manager, "/managerId");
            if (command.ParentId.Or(null) is { } parent)
            {
                db.ReferNext<Department>(parent, "/parentId");
                await RefuseCircle(department.Id, parent, ct);
            }
            department.Change(command.Name.Or(department.Name), command.ParentId.Or(department.ParentId), command.ManagerId.Or(department.ManagerId));
            return new(department.Id, department.Version, department.Code, department.Name, department.ParentId, department.ManagerId);
        }

        /// <summary>The tree is locked as a whole, so that two moves at once cannot make a circle either.</summary>
        private async Task RefuseCircle(Guid department, Guid parent, CancellationToken ct)
        {
            var parents = await db.Departments.FromSql($"select * from departments order by id for update").AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.ParentId, ct);
            for (Guid? above = parent; above is { } one; above = parents.GetValueOrDefault(one))
                if (one == department) throw OrganizationRefusals.DepartmentUnderItself.At("/parentId");
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, Result, Handler>("/departments/{departmentId}", nameof(UpdateDepartment), "Change a department");
}
