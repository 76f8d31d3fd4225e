using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Organization;

/// <summary>The departments, each with its parent.</summary>
public static class ListDepartments
{
    [Requires("departments.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string Code, string Name, Guid? ParentId, Guid? ManagerId);

    private static readonly Listing<Department> Fields = new Listing<Department>("departments")
        .Field("code", d => d.Code).Field("name", d => d.Name).Field("parentId", d => d.ParentId)
        .Search(d => d.Code, d => d.Name).OrderedBy("code asc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) =>
            db.Departments.ToPage(query, Fields, user.Caller, d => new Row(d.Id, d.Version, d.Code, d.Name, d.ParentId, d.ManagerId), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/departments", nameof(ListDepartments), "List departments");
}
