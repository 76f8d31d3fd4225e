using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockCounts;

/// <summary>The stock counts, newest first.</summary>
public static class ListStockCounts
{
    [Requires("stock-counts.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string Number, StockCountStatus Status, Guid WarehouseId, string? Remark, DateTimeOffset? StartedAt, DateTimeOffset? SubmittedAt,
        DateTimeOffset? PostedAt, DateTimeOffset CreatedAt);

    private static readonly Listing<StockCount> Fields = new Listing<StockCount>("stock-counts")
        .Field("number", c => c.Number).Field("status", c => c.Status).Field("warehouseId", c => c.WarehouseId).Field("startedAt", c => c.StartedAt)
        .Field("postedAt", c => c.PostedAt).Field("createdAt", c => c.CreatedAt)
        .Search(c => c.Number, c => c.Remark).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.StockCounts.ToPage(query, Fields, user.Caller,
            c => new Row(c.Id, c.Version, c.Number, c.Status, c.WarehouseId, c.Remark, c.StartedAt, c.SubmittedAt, c.PostedAt, c.CreatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListStockCounts), "List stock counts");
}
