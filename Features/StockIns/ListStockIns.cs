using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockIns;

/// <summary>The stock-ins, newest first; those with status = draft wait for confirmation.</summary>
public static class ListStockIns
{
    [Requires("stock-ins.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string Number, StockInStatus Status, StockInReason Reason, Guid WarehouseId, string? AuthorityKind, Guid? AuthorityId, string? AuthorityNumber,
        DateTimeOffset? EffectiveAt, DateTimeOffset CreatedAt);

    private static readonly Listing<StockIn> Fields = new Listing<StockIn>("stock-ins")
        .Field("number", i => i.Number).Field("status", i => i.Status).Field("reason", i => i.Reason).Field("warehouseId", i => i.WarehouseId)
        .Field("authorityKind", i => i.AuthorityKind).Field("authorityId", i => i.AuthorityId).Field("authorityNumber", i => i.AuthorityNumber)
        .Field("effectiveAt", i => i.EffectiveAt).Field("createdAt", i => i.CreatedAt)
        .Search(i => i.Number, i => i.AuthorityNumber, i => i.Remark).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.StockIns.ToPage(query, Fields, user.Caller,
            i => new Row(i.Id, i.Version, i.Number, i.Status, i.Reason, i.WarehouseId, i.AuthorityKind, i.AuthorityId, i.AuthorityNumber, i.EffectiveAt, i.CreatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListStockIns), "List stock-ins");
}
