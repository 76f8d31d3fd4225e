using Waybill.Features.CustomerBalances;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Reports;

/// <summary>How far the accepted orders of a period have come: goods, invoices, money. The newest first.</summary>
public static class ReportOrderProgress
{
    /// <param name="From">The first order date.</param>
    /// <param name="To">The last order date.</param>
    [Requires("reports.order-progress")]
    [Refuses("REPORT_PERIOD_REVERSED")]
    public sealed record Query(DateOnly From, DateOnly To, Guid? CustomerId = null, Guid? OwnerId = null);
    public sealed record Result(IReadOnlyList<Row> Rows, bool Truncated) : IReport;

    /// <param name="DeliveredShare">What released deliveries will deliver or did, from 0 to 1: the mean over the lines of which anything is wanted; absent where nothing is.</param>
    /// <param name="IssuedShare">What has left, counted alike.</param>
    /// <param name="Charged">What is owed for goods that left, whether it is paid or not.</param>
    /// <param name="Received">What confirmed receipts and applied balance paid for it, what came before its goods left included.</param>
    /// <param name="Open">What was charged less what was received.</param>
    public sealed record Row(Guid Id, string? Number, OrderStatus Status, DateOnly OrderDate, Guid CustomerId, string CustomerName, Guid? OwnerId, string? OwnerName,
        decimal? DeliveredShare, decimal? IssuedShare, Progress Fulfilment, Progress Invoicing, Progress Payment,
        [SellingPrice] Money? Total, [SellingPrice] Money? Charged, [SellingPrice] Money? Invoiced, [SellingPrice] Money? Received, [SellingPrice] Money? Open);

    internal sealed class Handler(Database db) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            ReportPeriod.Require(query.From, query.To);
            var (employees, holds) = (db.Employees, db.BalanceHolds);
            var found = await db.Orders.Accepted().Where(o => o.OrderDate >= query.From && o.OrderDate <= query.To)
                .Where(o => query.CustomerId == null || o.CustomerId == query.CustomerId).Where(o => query.OwnerId == null || o.OwnerId == query.OwnerId)
                .OrderByDescending(o => o.OrderDate).ThenByDescending(o => o.Id)
                .Select(o => new
                {
                    Order = o, Owner = employees.Where(e => e.Id == o.OwnerId).Select(e => e.Name).FirstOrDefault(), Held = holds.Where(h => h.HolderId == o.Id).Sum(h => h.Amount),
                    Delivered = o.Lines.Where(l => l.BaseQuantity - l.Cancelled + l.Reopened > 0)
                        .Average(l => (decimal?)Math.Min(1, l.Delivered / (l.BaseQuantity - l.Cancelled + l.Reopened))),
                    Issued = o.Lines.Where(l => l.BaseQuantity - l.Cancelled + l.Reopened > 0)
                        .Average(l => (decimal?)Math.Min(1, l.Issued / (l.BaseQuantity - l.Cancelled + l.Reopened))),
                }).ToRows(ct);
            return new([.. found.Take(ReportRows.Most).Select(f => Of(f.Order, f.Owner, f.Delivered, f.Issued, f.Order.Received + f.Held))], found.Count > ReportRows.Most);
        }

        private static Row Of(Order o, string? owner, decimal? delivered, decimal? issued, decimal received)
        {
            return new(o.Id, o.Number, o.Status, o.OrderDate, o.CustomerId, o.CustomerName, o.OwnerId, owner, delivered?.To(4), issued?.To(4), o.Fulfilment, o.Invoicing, o.Payment,
                In(o.Total), In(o.Charged), In(o.Invoiced), In(received), In(Math.Max(0, o.Charged - received)));

            Money In(decimal amount) => new(amount, o.Currency);
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/order-progress", nameof(ReportOrderProgress), "Report how far orders have come");
}
