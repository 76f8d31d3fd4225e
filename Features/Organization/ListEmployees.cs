using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Organization;

/// <summary>The people of the company.</summary>
public static class ListEmployees
{
    [Requires("employees.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string Code, string Name, string? Email, Guid? DepartmentId, Guid? SuperiorId, bool Active);

    private static readonly Listing<Employee> Fields = new Listing<Employee>("employees")
        .Field("code", e => e.Code).Field("name", e => e.Name).Field("email", e => e.Email).Field("departmentId", e => e.DepartmentId)
        .Field("superiorId", e => e.SuperiorId).Field("active", e => e.Active).Field("createdAt", e => e.CreatedAt)
        .Search(e => e.Code, e => e.Name).OrderedBy("code asc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) =>
            db.Employees.ToPage(query, Fields, user.Caller, e => new Row(e.Id, e.Version, e.Code, e.Name, e.Email, e.DepartmentId, e.SuperiorId, e.Active), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/employees", nameof(ListEmployees), "List employees");
}
