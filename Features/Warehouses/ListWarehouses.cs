using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Warehouses;

/// <summary>The warehouses, in the order in which stock is looked for.</summary>
public static class ListWarehouses
{
    [Requires("warehouses.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string Code, string Name, int Priority, bool Active);

    private static readonly Listing<Warehouse> Fields = new Listing<Warehouse>("warehouses")
        .Field("code", w => w.Code).Field("name", w => w.Name).Field("priority", w => w.Priority).Field("active", w => w.Active)
        .Search(w => w.Code, w => w.Name).OrderedBy("priority asc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) =>
            db.Warehouses.ToPage(query, Fields, user.Caller, w => new Row(w.Id, w.Version, w.Code, w.Name, w.Priority, w.Active), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/warehouses", nameof(ListWarehouses), "List warehouses");
}
