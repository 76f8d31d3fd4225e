using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Approvals;

/// <summary>The flows in the order in which they are asked.</summary>
public static class ListApprovalFlows
{
    [Requires("approval-flows.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string DocumentKind, string Name, int Position, bool Active, bool AllowSelfApproval);

    private static readonly Listing<ApprovalFlow> Fields = new Listing<ApprovalFlow>("approval-flows")
        .Field("documentKind", f => f.DocumentKind).Field("name", f => f.Name).Field("position", f => f.Position).Field("active", f => f.Active)
        .Search(f => f.Name).OrderedBy("position asc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.ApprovalFlows.ToPage(query, Fields, user.Caller,
            f => new Row(f.Id, f.Version, f.DocumentKind, f.Name, f.Position, f.Active, f.AllowSelfApproval), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/approval-flows", nameof(ListApprovalFlows), "List approval flows");
}
