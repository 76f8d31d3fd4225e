using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.ReceiptPlans;

/// <summary>What is due when, over all orders: the first due first. With overdue, what was due before today and is not paid (逾期应收).</summary>
public static class ListReceiptInstalments
{
    [Requires("receipt-plans.list-instalments")]
    [Refuses("COMPANY_MISSING")]
    public sealed record Query : ListQuery
    {
        /// <summary>Only what was due before today and is still open, or only what is not.</summary>
        public bool? Overdue { get; init; }

        /// <summary>Only what is paid or comes to nothing by now, or only what is open.</summary>
        public bool? Paid { get; init; }
    }

    /// <param name="Open">What is still owed of it: less than the rest of it where its order comes to less by now.</param>
    public sealed record Row(Guid Id, Guid OrderId, string? OrderNumber, Guid CustomerId, string CustomerName, Guid? OwnerId, int Position, DateOnly DueDate, [SellingPrice] Money? Amount,
        [SellingPrice] Money? Paid, [SellingPrice] Money? Open, bool Overdue, string? Remark)
    {
        /// <summary>Of what was received for its order, the instalments before it are paid first.</summary>
        internal static Row Of(ReceiptInstalment i, ReceiptPlan p, decimal received, decimal open, DateOnly today) =>
            new(i.Id, p.OrderId, p.OrderNumber, p.CustomerId, p.CustomerName, p.OwnerId, i.Position, i.DueDate, new(i.Amount, p.Currency), new(i.PaidBy(received), p.Currency),
                new(open, p.Currency), i.DueDate < today && open > 0, i.Remark);
    }

    private static readonly Listing<ReceiptInstalment> Fields = new Listing<ReceiptInstalment>("receipt-instalments")
        .Field("dueDate", i => i.DueDate).Field("orderId", i => i.Plan.OrderId).Field("customerId", i => i.Plan.CustomerId).Field("customerName", i => i.Plan.CustomerName)
        .Field("ownerId", i => i.Plan.OwnerId).Field("position", i => i.Position).Field("amount.amount", i => i.Amount, new SellingPriceAttribute())
        .Search(i => i.Plan.OrderNumber, i => i.Plan.CustomerName).OrderedBy("dueDate");

    internal sealed class Handler(Database db, CompanyDesk companies, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken ct)
        {
            var today = await companies.Today(ct);
            var instalments = db.ReceiptPlans.Where(p => p.Order.Status != OrderStatus.Cancelled).SelectMany(p => p.Instalments);
            if (query.Paid is { } paid) instalments = instalments.Where(paid ? db.IsSettled() : db.IsOpen());
            if (query.Overdue is { } overdue) instalments = overdue ? instalments.Where(i => i.DueDate < today).Where(db.IsOpen()) : instalments.Where(Splice.Either(i => i.DueDate >= today, db.IsSettled()));
            return await instalments.ToPage(query, Fields, user.Caller, db.Standing((i, received, open) => Row.Of(i, i.Plan, received, open, today)), ct);
        }
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/instalments", nameof(ListReceiptInstalments), "List what is due when");
}
