using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockAdjustments;

/// <summary>What was moved, held back, released or scrapped, newest first.</summary>
public static class ListStockAdjustments
{
    [Requires("stock-adjustments.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string Number, StockAction Action, Guid WarehouseId, Guid? ToBinId, string? Reason, DateTimeOffset EffectiveAt, DateTimeOffset CreatedAt,
        Guid CreatedBy);

    private static readonly Listing<StockAdjustment> Fields = new Listing<StockAdjustment>("stock-adjustments")
        .Field("number", a => a.Number).Field("action", a => a.Action).Field("warehouseId", a => a.WarehouseId).Field("toBinId", a => a.ToBinId)
        .Field("effectiveAt", a => a.EffectiveAt).Field("createdAt", a => a.CreatedAt).Field("createdBy", a => a.CreatedBy)
        .Search(a => a.Number, a => a.Reason).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.StockAdjustments.ToPage(query, Fields, user.Caller,
            a => new Row(a.Id, a.Version, a.Number, a.Action, a.WarehouseId, a.ToBinId, a.Reason, a.EffectiveAt, a.CreatedAt, a.CreatedBy), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListStockAdjustments), "List stock adjustments");
}
