using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Stock;

/// <summary>The batches, the newest first.</summary>
public static class ListBatches
{
    [Requires("batches.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, Guid ItemId, string ItemCode, string Number, DateOnly? ProductionDate, DateOnly? ExpiryDate, string? Grade, string? Supplier, DateTimeOffset CreatedAt);

    private static readonly Listing<Batch> Fields = new Listing<Batch>("batches")
        .Field("itemId", b => b.ItemId).Field("itemCode", b => b.Item.Code).Field("number", b => b.Number).Field("productionDate", b => b.ProductionDate)
        .Field("expiryDate", b => b.ExpiryDate).Field("grade", b => b.Grade).Field("supplier", b => b.Supplier).Field("createdAt", b => b.CreatedAt)
        .Search(b => b.Number, b => b.Item.Code, b => b.Supplier).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.Batches.ToPage(query, Fields, user.Caller,
            b => new Row(b.Id, b.ItemId, b.Item.Code, b.Number, b.ProductionDate, b.ExpiryDate, b.Grade, b.Supplier, b.CreatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/batches", nameof(ListBatches), "List batches");
}
