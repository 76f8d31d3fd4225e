using Microsoft.EntityFrameworkCore;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Approvals;

/// <summary>Runs as those see and change them who have a part in them, without deciding on the document.</summary>
internal sealed class ApprovalRuns(Database db, Signers signers, CurrentUser user)
{
    /// <summary>The runs that the caller has a part in, be it in the name of somebody it stands in for today.</summary>
    public async Task<IQueryable<ApprovalRequest>> Mine(CancellationToken ct) => db.ApprovalRequestsAs(await signers.ActingFor(user.EmployeeId, ct));

    /// <summary>The pending run, locked, or 404.</summary>
    public async Task<ApprovalRequest> Lock(Guid id, CancellationToken ct)
    {
        var request = await (await Mine(ct)).Include(r => r.Tasks).RequireLocked(db, id, ct);
        request.RequirePending();
        return request;
    }

    /// <summary>The open task that is meant, or any that the caller may decide; those of others are for who manages approvals.</summary>
    public async Task<ApprovalTask> Mine(ApprovalRequest request, Guid? taskId, CancellationToken ct)
    {
        var mine = await signers.ActingFor(user.EmployeeId, ct);
        if (taskId is null) return request.OpenTasks.FirstOrDefault(t => mine.Contains(t.EmployeeId) || user.May(ApprovalsFeature.Manage)) ?? throw ApprovalRefusals.NotYours.Because();
        var task = request.Tasks.FirstOrDefault(t => t.Id == taskId) ?? throw PlatformRefusals.NotFound.Because(("kind", "task"));
        if (!mine.Contains(task.EmployeeId) && !user.May(ApprovalsFeature.Manage)) throw ApprovalRefusals.NotYours.Because();
        return task.Outcome == TaskOutcome.Open ? task : throw ApprovalRefusals.TaskDecided.Because(("outcome", task.Outcome));
    }

    /// <summary>An active employee who does not sign the present step already and, unless the flow allows it, did not submit the document.</summary>
    public async Task RequireSigner(ApprovalRequest request, Guid employeeId, CancellationToken ct)
    {
        var employee = await db.Employees.AsNoTracking().Refer(e => e.Id == employeeId && e.Active, "/employeeId", ct);
        if (request.Tasks.Any(t => t.Step == request.Step && t.EmployeeId == employeeId && t.Outcome == TaskOutcome.Open)) throw ApprovalRefusals.SignerAlready.At("/employeeId", ("employee", employee.Name));
        if (request.SubmittedByEmployee == employeeId && !request.AllowSelfApproval) throw ApprovalRefusals.OwnDocument.Because(("kind", request.DocumentKind));
    }
}
