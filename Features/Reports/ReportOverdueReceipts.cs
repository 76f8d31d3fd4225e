using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Features.ReceiptPlans;
using Waybill.Features.Receivables;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Reports;

/// <summary>What was due before today and is not paid (逾期应收), the first due first: the instalments of planned orders, and what is owed for the others that have a due date.</summary>
public static class ReportOverdueReceipts
{
    /// <param name="OwnerId">Only orders of this employee.</param>
    [Requires("reports.overdue-receipts")]
    [Refuses("COMPANY_MISSING")]
    public sealed record Query(Guid? CustomerId = null, Guid? OwnerId = null);

    /// <param name="Customers">The rows' sums by customer and currency, the one that is longest overdue first.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, bool Truncated, IReadOnlyList<CustomerRow> Customers) : IReport;

    /// <param name="Instalment">Its place in the order's receipt plan; absent where the order has none and the whole of it is due.</param>
    /// <param name="DaysOverdue">1 on the day after the due date.</param>
    /// <param name="Open">What is still owed: less than the rest of an instalment where its order comes to less by now.</param>
    public sealed record Row(Guid OrderId, string? OrderNumber, Guid CustomerId, string CustomerName, Guid? OwnerId, int? Instalment, DateOnly DueDate, int DaysOverdue,
        [SellingPrice] Money? Amount, [SellingPrice] Money? Paid, [SellingPrice] Money? Open);

    /// <param name="Count">How many instalments and orders are overdue.</param>
    /// <param name="DaysOverdue">Of the first of them.</param>
    public sealed record CustomerRow(Guid CustomerId, string CustomerName, int Count, int DaysOverdue, [SellingPrice] Money? Open);

    internal sealed class Handler(Database db, CompanyDesk companies) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            var today = await companies.Today(ct);
            var all = (await Instalments(query, today, ct)).Concat(await Unplanned(query, today, ct)).OrderBy(r => r.DueDate).ThenBy(r => r.OrderId).ThenBy(r => r.Instalment).ToList();
            var rows = all.Take(ReportRows.Most).ToList();
            var customers = rows.GroupBy(r => (r.CustomerId, r.Open!.Currency)).Select(g => new CustomerRow(g.Key.CustomerId, g.First().CustomerName, g.Count(), g.First().DaysOverdue,
                new(g.Sum(r => r.Open!.Amount), g.Key.Currency)));
            return new(rows, all.Count > rows.Count, [.. customers]);
        }

        private async Task<IEnumerable<Row>> Instalments(Query query, DateOnly today, CancellationToken ct)
        {
            var found = await db.ReceiptPlans.Where(p => p.Order.Status != OrderStatus.Cancelled)
                .Where(p => query.CustomerId == null || p.CustomerId == query.CustomerId).Where(p => query.OwnerId == null || p.OwnerId == query.OwnerId)
                .SelectMany(p => p.Instalments).Where(i => i.DueDate < today).Where(db.IsOpen()).OrderBy(i => i.DueDate).ThenBy(i => i.Id)
                .Select(db.Standing((i, received, open) => new { i.Plan, Instalment = i, Received = received, Open = open })).ToRows(ct);
            return found.Select(f => Of(f.Plan, f.Instalment, f.Instalment.PaidBy(f.Received), f.Open, today));
        }

        private static Row Of(ReceiptPlan p, ReceiptInstalment i, decimal paid, decimal open, DateOnly today) => new(p.OrderId, p.OrderNumber, p.CustomerId, p.CustomerName, p.OwnerId, i.Position,
            i.DueDate, today.DayNumber - i.DueDate.DayNumber, new(i.Amount, p.Currency), new(paid, p.Currency), new(open, p.Currency));

        private async Task<IEnumerable<Row>> Unplanned(Query query, DateOnly today, CancellationToken ct)
        {
            var plans = db.Every<ReceiptPlan>();
            var found = await db.Receivables.Where(r => r.DueDate < today && r.Charged > r.Settled && !plans.Any(p => p.OrderId == r.OrderId))
                .Join(db.Orders, r => r.OrderId, o => o.Id, (r, o) => new { Owed = r, o.CustomerName, o.OwnerId })
                .Where(f => query.CustomerId == null || f.Owed.CustomerId == query.CustomerId).Where(f => query.OwnerId == null || f.OwnerId == query.OwnerId)
                .OrderBy(f => f.Owed.DueDate).ThenBy(f => f.Owed.Id).ToRows(ct);
            return found.Select(f => Of(f.Owed, f.CustomerName, f.OwnerId, f.Owed.DueDate!.Value, today));
        }

        private static Row Of(Receivable r, string customerName, Guid? ownerId, DateOnly due, DateOnly today) => new(r.OrderId, r.OrderNumber, r.CustomerId, customerName, ownerId, null,
            due, today.DayNumber - due.DayNumber, new(r.Charged, r.Currency), new(r.Settled, r.Currency), new(r.Charged - r.Settled, r.Currency));
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/overdue-receipts", nameof(ReportOverdueReceipts), "Report what is overdue");
}
