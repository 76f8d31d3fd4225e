using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Approvals;

/// <summary>Who stands in for whom, and when.</summary>
public static class ListStandIns
{
    [Requires("stand-ins.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, Guid EmployeeId, Guid StandInId, DateOnly From, DateOnly Until);

    private static readonly Listing<StandIn> Fields = new Listing<StandIn>("stand-ins")
        .Field("employeeId", s => s.EmployeeId).Field("standInId", s => s.StandInId).Field("from", s => s.From).Field("until", s => s.Until).OrderedBy("from desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.StandIns.ToPage(query, Fields, user.Caller, s => new Row(s.Id, s.Version, s.EmployeeId, s.StandInId, s.From, s.Until), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/stand-ins", nameof(ListStandIns), "List stand-ins");
}
