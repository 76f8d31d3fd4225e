using Waybill.Features.Customers;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Receivables;

/// <summary>What is owed and what was paid, order by order.</summary>
public static class ListReceivables
{
    [Requires("receivables.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, Guid CustomerId, Guid OrderId, string OrderNumber, [SellingPrice] Money? Charged, [SellingPrice] Money? Settled, [SellingPrice] Money? Open,
        DateOnly? DueDate, DateTimeOffset CreatedAt);

    private static readonly Listing<Receivable> Fields = new Listing<Receivable>("receivables")
        .Field("customerId", r => r.CustomerId).Field("orderId", r => r.OrderId).Field("orderNumber", r => r.OrderNumber).Field("dueDate", r => r.DueDate)
        .Field("charged.amount", r => r.Charged, new SellingPriceAttribute()).Field("settled.amount", r => r.Settled, new SellingPriceAttribute())
        .Field("open.amount", r => r.Charged - r.Settled, new SellingPriceAttribute()).Field("createdAt", r => r.CreatedAt)
        .Search(r => r.OrderNumber).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken ct) => await (await db.OfVisibleCustomers(db.Receivables, r => r.CustomerId, ct)).ToPage(query, Fields, user.Caller,
            r => new Row(r.Id, r.CustomerId, r.OrderId, r.OrderNumber, new Money(r.Charged, r.Currency), new Money(r.Settled, r.Currency),
                new Money(r.Charged - r.Settled, r.Currency), r.DueDate, r.CreatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListReceivables), "List receivables");
}
