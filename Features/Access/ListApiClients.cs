using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Access;

/// <summary>The programs that may use the API.</summary>
public static class ListApiClients
{
    [Requires("api-clients.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string Name, IReadOnlyList<Guid> RoleIds, Guid? EmployeeId, bool Active);

    private static readonly Listing<ApiClient> Fields = new Listing<ApiClient>("api-clients")
        .Field("name", c => c.Name).Field("active", c => c.Active).Search(c => c.Name).OrderedBy("name asc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) =>
            db.ApiClients.ToPage(query, Fields, user.Caller, c => new Row(c.Id, c.Version, c.Name, c.RoleIds, c.EmployeeId, c.Active), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/api-clients", nameof(ListApiClients), "List API clients");
}
