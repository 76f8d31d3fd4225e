using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Items;

/// <summary>The item categories, each with its parent.</summary>
public static class ListItemCategories
{
    [Requires("item-categories.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string Code, string Name, Guid? ParentId);

    private static readonly Listing<ItemCategory> Fields = new Listing<ItemCategory>("item-categories")
        .Field("code", c => c.Code).Field("name", c => c.Name).Field("parentId", c => c.ParentId)
        .Search(c => c.Code, c => c.Name).OrderedBy("code asc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) =>
            db.ItemCategories.ToPage(query, Fields, user.Caller, c => new Row(c.Id, c.Version, c.Code, c.Name, c.ParentId), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/item-categories", nameof(ListItemCategories), "List item categories");
}
