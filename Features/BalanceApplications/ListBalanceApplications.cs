using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.BalanceApplications;

/// <summary>The applications of balance, newest first.</summary>
public static class ListBalanceApplications
{
    [Requires("balance-applications.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string Number, BalanceApplicationStatus Status, Guid CustomerId, string CustomerName, [SellingPrice] Money? Amount, string? Remark,
        DateTimeOffset CreatedAt, Guid CreatedBy);

    private static readonly Listing<BalanceApplication> Fields = new Listing<BalanceApplication>("balance-applications")
        .Field("number", a => a.Number).Field("status", a => a.Status).Field("customerId", a => a.CustomerId).Field("customerName", a => a.CustomerName)
        .Field("amount.amount", a => a.Amount, new SellingPriceAttribute()).Field("createdAt", a => a.CreatedAt).Field("createdBy", a => a.CreatedBy)
        .Search(a => a.Number, a => a.CustomerName).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.BalanceApplications.ToPage(query, Fields, user.Caller,
            a => new Row(a.Id, a.Version, a.Number, a.Status, a.CustomerId, a.CustomerName, new Money(a.Amount, a.Currency), a.Remark, a.CreatedAt, a.CreatedBy), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListBalanceApplications), "List applications of balance");
}
