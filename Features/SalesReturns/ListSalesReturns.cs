using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.SalesReturns;

/// <summary>The returns without their lines, newest first.</summary>
public static class ListSalesReturns
{
    [Requires("sales-returns.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string? Number, SalesReturnStatus Status, Guid OrderId, string OrderNumber, Guid CustomerId, string CustomerName, ReturnGoods Goods, ReturnMoney Money,
        ReturnRedelivery Redelivery, [SellingPrice] Money? Agreed, DateTimeOffset CreatedAt);

    private static readonly Listing<SalesReturn> Fields = new Listing<SalesReturn>("sales-returns")
        .Field("number", r => r.Number).Field("status", r => r.Status).Field("orderId", r => r.OrderId).Field("orderNumber", r => r.OrderNumber).Field("customerId", r => r.CustomerId)
        .Field("customerName", r => r.CustomerName).Field("goods", r => r.Goods).Field("money", r => r.Money).Field("redelivery", r => r.Redelivery)
        .Field("requestOwnerId", r => r.RequestOwnerId).Field("moneyOwnerId", r => r.MoneyOwnerId).Field("goodsOwnerId", r => r.GoodsOwnerId)
        .Field("agreed.amount", r => r.Agreed, new SellingPriceAttribute()).Field("createdAt", r => r.CreatedAt)
        .Search(r => r.Number, r => r.OrderNumber, r => r.CustomerName).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.SalesReturns.ToPage(query, Fields, user.Caller,
            r => new Row(r.Id, r.Version, r.Number, r.Status, r.OrderId, r.OrderNumber, r.CustomerId, r.CustomerName, r.Goods, r.Money, r.Redelivery, new Money(r.Agreed, r.Currency), r.CreatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListSalesReturns), "List returns");
}
