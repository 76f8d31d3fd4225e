using Microsoft.EntityFrameworkCore;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Approvals;

/// <summary>Finds the people who sign: up the line of superiors or department managers, by role, or by name. Who submitted is passed over, unless the flow allows self-approval.</summary>
public sealed class Signers(Database db, CompanyDesk companies, CurrentUser user)
{
    private const int MostLevels = 50;

    /// <summary>Who may sign a step; never nobody.</summary>
    internal async Task<IReadOnlyList<Guid>> Of(FlowStep step, ApprovalFlow flow, ApprovalSubject subject, CancellationToken ct)
    {
        var submitter = user.EmployeeId;
        var from = submitter ?? subject.OwnerId;
        var found = step.Signers switch
        {
            SignerKind.DirectSuperior => await Superior(from, step.Levels ?? 1, Passed, ct),
            SignerKind.DepartmentManager => await Manager(from, step.Levels ?? 1, Passed, ct),
            SignerKind.Role => await Holders(step.RoleId!.Value, ct),
            _ => await Active(step.EmployeeIds!, ct),
        };
        var able = found.Where(e => !Passed(e)).Distinct().ToList();
        return able.Count > 0 ? able : throw ApprovalRefusals.ApproverMissing.Because(("step", step.Name), ("flow", flow.Name));

        bool Passed(Guid employee) => employee == submitter && !flow.AllowSelfApproval;
    }

    /// <summary>In whose name an employee may sign today: their own, and of those they stand in for.</summary>
    internal async Task<IReadOnlyList<Guid>> ActingFor(Guid? employeeId, CancellationToken ct)
    {
        if (employeeId is not { } me) return [];
        var today = await companies.Today(ct);
        return [me, .. await db.StandIns.Where(s => s.StandInId == me && s.From <= today && s.Until >= today).Select(s => s.EmployeeId).ToListAsync(ct)];
    }

    internal async Task<string> Names(IReadOnlyList<Guid> employees, CancellationToken ct) =>
        string.Join(", ", await db.Employees.Where(e => employees.Contains(e.Id)).OrderBy(e => e.Name).Select(e => e.Name).ToListAsync(ct));

    /// <summary>The superior so many levels up; further up where that one is passed over or gone.</summary>
    private async Task<IReadOnlyList<Guid>> Superior(Guid? from, int levels, Func<Guid, bool> passed, CancellationToken ct)
    {
        for (var level = 1; from is { } employee && level <= MostLevels; level++)
        {
            from = await db.Employees.Where(e => e.Id == employee).Select(e => e.SuperiorId).FirstOrDefaultAsync(ct);
            if (level >= levels && from is { } superior && !passed(superior) && await IsActive(superior, ct)) return [superior];
        }
        return [];
    }

    private async Task<IReadOnlyList<Guid>> Manager(Guid? from, int levels, Func<Guid, bool> passed, CancellationToken ct)
    {
        var department = await db.Employees.Where(e => e.Id == from).Select(e => e.DepartmentId).FirstOrDefaultAsync(ct);
        for (var level = 1; department is { } id && level <= MostLevels; level++)
        {
            var found = await db.Departments.Where(d => d.Id == id).Select(d => new { d.ManagerId, d.ParentId }).FirstAsync(ct);
            if (level >= levels && found.ManagerId is { } manager && !passed(manager) && await IsActive(manager, ct)) return [manager];
            department = found.ParentId;
        }
        return [];
    }

    private Task<bool> IsActive(Guid employee, CancellationToken ct) => db.Employees.AnyAsync(e => e.Id == employee && e.Active, ct);

    private Task<List<Guid>> Holders(Guid roleId, CancellationToken ct) => db.Employees.Where(e => e.Active && e.RoleIds.Contains(roleId)).OrderBy(e => e.Code).Select(e => e.Id).ToListAsync(ct);

    private Task<List<Guid>> Active(IReadOnlyList<Guid> employees, CancellationToken ct) =>
        db.Employees.Where(e => e.Active && employees.Contains(e.Id)).OrderBy(e => e.Code).Select(e => e.Id).ToListAsync(ct);
}
