using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Amendments;

/// <summary>The amendments without their lines, newest first.</summary>
public static class ListOrderAmendments
{
    [Requires("order-amendments.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string? Number, AmendmentStatus Status, Guid OrderId, string OrderNumber, Guid CustomerId, string CustomerName, string? Reason,
        [SellingPrice] Money? TotalBefore, [SellingPrice] Money? TotalAfter, DateTimeOffset? ApprovedAt, DateTimeOffset CreatedAt);

    private static readonly Listing<OrderAmendment> Fields = new Listing<OrderAmendment>("order-amendments")
        .Field("number", a => a.Number).Field("status", a => a.Status).Field("orderId", a => a.OrderId).Field("orderNumber", a => a.OrderNumber)
        .Field("customerId", a => a.CustomerId).Field("customerName", a => a.CustomerName).Field("approvedAt", a => a.ApprovedAt)
        .Field("totalAfter.amount", a => a.TotalAfter, new SellingPriceAttribute()).Field("createdAt", a => a.CreatedAt).Field("createdBy", a => a.CreatedBy)
        .Search(a => a.Number, a => a.OrderNumber, a => a.CustomerName, a => a.Reason).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.OrderAmendments.ToPage(query, Fields, user.Caller,
            a => new Row(a.Id, a.Version, a.Number, a.Status, a.OrderId, a.OrderNumber, a.CustomerId, a.CustomerName, a.Reason,
                new Money(a.TotalBefore, a.Currency), new Money(a.TotalAfter, a.Currency), a.ApprovedAt, a.CreatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListOrderAmendments), "List amendments of orders");
}
