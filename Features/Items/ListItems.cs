using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Items;

/// <summary>The items, by code.</summary>
public static class ListItems
{
    [Requires("items.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string Code, string Name, string Unit, int QuantityDecimals, decimal TaxRate, bool BatchControlled, Guid? CategoryId,
        string? ExternalId, bool Active, DateTimeOffset CreatedAt);

    private static readonly Listing<Item> Fields = new Listing<Item>("items")
        .Field("code", i => i.Code).Field("name", i => i.Name).Field("unit", i => i.Unit).Field("taxRate", i => i.TaxRate).Field("batchControlled", i => i.BatchControlled)
        .Field("categoryId", i => i.CategoryId).Field("externalId", i => i.ExternalId).Field("active", i => i.Active).Field("createdAt", i => i.CreatedAt)
        .Search(i => i.Code, i => i.Name).OrderedBy("code asc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.Items.ToPage(query, Fields, user.Caller,
            i => new Row(i.Id, i.Version, i.Code, i.Name, i.Unit, i.QuantityDecimals, i.TaxRate, i.BatchControlled, i.CategoryId, i.ExternalId, i.Active, i.CreatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/items", nameof(ListItems), "List items");
}
