using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Approvals;

/// <summary>What waits for the caller's signature, the longest waiting first; also what waits for those it stands in for today.</summary>
public static class ListMyApprovalTasks
{
    [RequiresSignIn]
    public sealed record Query : ListQuery;

    /// <param name="Id">The run, which is what one decides on by the document's own operation.</param>
    /// <param name="Party">Whom the document is about.</param>
    /// <param name="SubmittedAt">Since when the run waits.</param>
    public sealed record Row(Guid Id, string DocumentKind, Guid DocumentId, string Number, string? Party, [SellingPrice] Money? Amount, string FlowName, int Step, string SubmittedByName, DateTimeOffset SubmittedAt,
        IReadOnlyList<OpenTask> Tasks);

    /// <summary>A task of the present step that the caller may decide.</summary>
    /// <param name="EmployeeId">Whose it is: the caller, or somebody the caller stands in for.</param>
    public sealed record OpenTask(Guid Id, string StepName, Guid EmployeeId, DateTimeOffset? OpenedAt);

    private static readonly Listing<ApprovalRequest> Fields = new Listing<ApprovalRequest>("my-approval-tasks")
        .Field("documentKind", r => r.DocumentKind).Field("number", r => r.Number).Field("party", r => r.Party).Field("submittedAt", r => r.CreatedAt)
        .Search(r => r.Number, r => r.Party).OrderedBy("submittedAt asc");

    internal sealed class Handler(Database db, Signers signers, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken ct)
        {
            var mine = await signers.ActingFor(user.EmployeeId, ct);
            return await db.Every<ApprovalRequest>().Where(r => r.Status == ApprovalStatus.Pending && r.Tasks.Any(t => t.Outcome == TaskOutcome.Open && mine.Contains(t.EmployeeId))).ToPage(query, Fields, user.Caller,
                r => new Row(r.Id, r.DocumentKind, r.DocumentId, r.Number, r.Party, r.Amount != null ? new Money(r.Amount.Value, r.Currency!) : null, r.FlowName, r.Step, r.SubmittedByName, r.CreatedAt,
                    r.Tasks.Where(t => t.Outcome == TaskOutcome.Open && mine.Contains(t.EmployeeId)).Select(t => new OpenTask(t.Id, t.StepName, t.EmployeeId, t.OpenedAt)).ToList()), ct);
        }
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/approval-tasks", nameof(ListMyApprovalTasks), "List what waits for your signature");
}
