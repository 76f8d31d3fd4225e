using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Transfers;

/// <summary>The transfers without their lines, newest first; those with status = shipped have goods in transit.</summary>
public static class ListTransfers
{
    [Requires("transfers.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string? Number, TransferStatus Status, Guid FromWarehouseId, Guid ToWarehouseId, DateOnly? RequestedDate, DateTimeOffset? ReleasedAt,
        string? Reason, DateTimeOffset CreatedAt);

    private static readonly Listing<Transfer> Fields = new Listing<Transfer>("transfers")
        .Field("number", t => t.Number).Field("status", t => t.Status).Field("fromWarehouseId", t => t.FromWarehouseId).Field("toWarehouseId", t => t.ToWarehouseId)
        .Field("requestedDate", t => t.RequestedDate).Field("releasedAt", t => t.ReleasedAt).Field("createdAt", t => t.CreatedAt)
        .Search(t => t.Number, t => t.Remark).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.Transfers.ToPage(query, Fields, user.Caller,
            t => new Row(t.Id, t.Version, t.Number, t.Status, t.FromWarehouseId, t.ToWarehouseId, t.RequestedDate, t.ReleasedAt, t.Reason, t.CreatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListTransfers), "List transfers");
}
