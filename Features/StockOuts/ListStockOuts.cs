using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockOuts;

/// <summary>The stock-outs, newest first; those with status = draft wait for confirmation.</summary>
public static class ListStockOuts
{
    [Requires("stock-outs.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string Number, StockOutStatus Status, string AuthorityKind, Guid AuthorityId, string AuthorityNumber, Guid WarehouseId,
        Guid? PickedBy, Guid? CheckedBy, Guid? ConfirmedBy, DateTimeOffset? EffectiveAt, DateTimeOffset CreatedAt);

    private static readonly Listing<StockOut> Fields = new Listing<StockOut>("stock-outs")
        .Field("number", o => o.Number).Field("status", o => o.Status).Field("authorityKind", o => o.AuthorityKind).Field("authorityId", o => o.AuthorityId)
        .Field("authorityNumber", o => o.AuthorityNumber).Field("warehouseId", o => o.WarehouseId).Field("effectiveAt", o => o.EffectiveAt).Field("createdAt", o => o.CreatedAt)
        .Search(o => o.Number, o => o.AuthorityNumber, o => o.Remark).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.StockOuts.ToPage(query, Fields, user.Caller,
            o => new Row(o.Id, o.Version, o.Number, o.Status, o.AuthorityKind, o.AuthorityId, o.AuthorityNumber, o.WarehouseId, o.PickedBy, o.CheckedBy, o.ConfirmedBy,
                o.EffectiveAt, o.CreatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListStockOuts), "List stock-outs");
}
