using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Access;

/// <summary>The roles and what each allows.</summary>
public static class ListRoles
{
    [Requires("roles.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string Name, IReadOnlyList<string> Permissions, IReadOnlyList<RoleScope> Scopes);

    private static readonly Listing<Role> Fields = new Listing<Role>("roles").Field("name", r => r.Name).Search(r => r.Name).OrderedBy("name asc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) =>
            db.Roles.ToPage(query, Fields, user.Caller, r => new Row(r.Id, r.Version, r.Name, r.Permissions, r.Scopes), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/roles", nameof(ListRoles), "List roles");
}
