using Waybill.Features.Customers;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.CustomerBalances;

/// <summary>Every change of customers' balances, newest first: a customer's statement by its id.</summary>
public static class ListBalanceEntries
{
    [Requires("customer-balances.list-entries")]
    public sealed record Query : ListQuery;

    /// <param name="Source">The document that caused it; of a correction the customer itself.</param>
    /// <param name="Amount">More is positive, less is negative.</param>
    /// <param name="Balance">The balance after it.</param>
    public sealed record Row(Guid Id, BalanceReason Reason, Guid CustomerId, DocumentRef Source, [SellingPrice] Money? Amount, [SellingPrice] Money? Balance, string? Remark,
        Guid PostedBy, DateTimeOffset PostedAt);

    private static readonly Listing<BalanceEntry> Fields = new Listing<BalanceEntry>("balance-entries")
        .Field("customerId", e => e.CustomerId).Field("reason", e => e.Reason).Field("source.kind", e => e.Source.Kind).Field("source.id", e => e.Source.Id)
        .Field("amount.amount", e => e.Amount, new SellingPriceAttribute()).Field("postedBy", e => e.PostedBy).Field("postedAt", e => e.PostedAt)
        .Search(e => e.Remark).OrderedBy("postedAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken ct) => await (await db.OfVisibleCustomers(db.BalanceEntries, e => e.CustomerId, ct)).ToPage(query, Fields, user.Caller,
            e => new Row(e.Id, e.Reason, e.CustomerId, new DocumentRef(e.Source.Kind, e.Source.Id), new Money(e.Amount, e.Currency), new Money(e.Balance, e.Currency), e.Remark,
                e.PostedBy, e.PostedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/entries", nameof(ListBalanceEntries), "List the changes of balances");
}
