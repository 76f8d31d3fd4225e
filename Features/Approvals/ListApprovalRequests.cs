using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Approvals;

/// <summary>The runs that the caller submitted or has a part in, be it for somebody it stands in for today, newest first; all of them for who manages approvals. Those of one document by documentId.</summary>
public static class ListApprovalRequests
{
    [Requires("approvals.list")]
    [Asks(ApprovalsFeature.Manage)]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, ApprovalStatus Status, string DocumentKind, Guid DocumentId, string Number, string? Party, [SellingPrice] Money? Amount, string FlowName, int Step,
        string SubmittedByName, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt);

    private static readonly Listing<ApprovalRequest> Fields = new Listing<ApprovalRequest>("approval-requests")
        .Field("status", r => r.Status).Field("documentKind", r => r.DocumentKind).Field("documentId", r => r.DocumentId).Field("number", r => r.Number).Field("party", r => r.Party)
        .Field("amount.amount", r => r.Amount, new SellingPriceAttribute()).Field("flowId", r => r.FlowId).Field("createdAt", r => r.CreatedAt).Field("endedAt", r => r.EndedAt)
        .Search(r => r.Number, r => r.Party).OrderedBy("createdAt desc");

    internal sealed class Handler(ApprovalRuns runs, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken ct) => await (await runs.Mine(ct)).ToPage(query, Fields, user.Caller,
            r => new Row(r.Id, r.Version, r.Status, r.DocumentKind, r.DocumentId, r.Number, r.Party, r.Amount != null ? new Money(r.Amount.Value, r.Currency!) : null, r.FlowName, r.Step,
                r.SubmittedByName, r.CreatedAt, r.EndedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/approval-requests", nameof(ListApprovalRequests), "List approvals");
}
