using Microsoft.EntityFrameworkCore;
using Waybill.Features.CustomerBalances;
using Waybill.Features.Customers;
using Waybill.Features.Invoices;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Features.Receipts;
using Waybill.Features.Refunds;
using Waybill.Features.SalesReturns;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Reports;

/// <summary>What each employee brought in within a period: every document counts for whom it belongs to, on the day it took effect. One row for each employee and currency.</summary>
public static class ReportEmployeePerformance
{
    [Requires("reports.employee-performance")]
    [Refuses("REPORT_PERIOD_REVERSED", "COMPANY_MISSING")]
    public sealed record Query(DateOnly From, DateOnly To, Guid? OwnerId = null);
    public sealed record Result(IReadOnlyList<Row> Rows, bool Truncated) : IReport;

    /// <param name="EmployeeId">Absent for what belongs to nobody.</param>
    /// <param name="Orders">How many orders were approved in the period and not cancelled since.</param>
    /// <param name="Ordered">What those orders come to.</param>
    /// <param name="Open">What is owed now for goods of those orders that left.</param>
    /// <param name="Returned">What was agreed in the period for goods given back.</param>
    /// <param name="Received">Confirmed receipts by the day the money came.</param>
    /// <param name="Refunded">What was paid out, of balances and for returns.</param>
    /// <param name="Invoiced">Issued invoices less red letters.</param>
    public sealed record Row(Guid? EmployeeId, string? EmployeeName, string Currency, int Orders, [SellingPrice] Money? Ordered, [SellingPrice] Money? Open, [SellingPrice] Money? Returned,
        [SellingPrice] Money? Received, [SellingPrice] Money? Refunded, [SellingPrice] Money? Invoiced);

    internal sealed class Handler(Database db, CompanyDesk companies) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            var (start, end) = ReportPeriod.Of(await companies.Get(ct), query.From, query.To);
            var holds = db.BalanceHolds;
            var orders = await Of(db.Orders).Accepted().Where(o => o.ApprovedAt >= start && o.ApprovedAt < end)
                .Select(o => new { o.OwnerId, o.Currency, o.Total, Open = o.Charged - o.Received - holds.Where(h => h.HolderId == o.Id).Sum(h => h.Amount) })
                .GroupBy(o => new { o.OwnerId, o.Currency }).Select(g => new { g.Key.OwnerId, g.Key.Currency, Count = g.Count(), Total = g.Sum(o => o.Total), Open = g.Sum(o => Math.Max(0, o.Open)) })
                .ToDictionaryAsync(g => (g.OwnerId, g.Currency), ct);
            var returned = await Sums(Of(db.SalesReturns).Where(r => (r.Status == SalesReturnStatus.Agreed || r.Status == SalesReturnStatus.Closed) && r.AgreedAt >= start && r.AgreedAt < end)
                .Select(r => new Part { OwnerId = r.OwnerId, Currency = r.Currency, Amount = r.Agreed }), ct);
            var received = await Sums(Of(db.Receipts).Where(r => r.Status == ReceiptStatus.Confirmed && r.ReceivedDate >= query.From && r.ReceivedDate <= query.To)
                .Select(r => new Part { OwnerId = r.OwnerId, Currency = r.Currency, Amount = r.Amount }), ct);
            var refunded = await Sums(Of(db.Refunds).Where(r => r.Status == RefundStatus.Confirmed && r.PaidDate >= query.From && r.PaidDate <= query.To)
                .Select(r => new Part { OwnerId = r.OwnerId, Currency = r.Currency, Amount = r.Amount }), ct);
            var paidOut = await Sums(db.BalanceEntries.Where(e => e.Reason == BalanceReason.Refund && e.PostedAt >= start && e.PostedAt < end)
                .Join(Of(db.SalesReturns), e => e.Source.Id, r => r.Id, (e, r) => new Part { OwnerId = r.OwnerId, Currency = r.Currency, Amount = -e.Amount }), ct);
            var invoiced = await Sums(Of(db.Invoices).Where(i => (i.Status == InvoiceStatus.Issued || i.Status == InvoiceStatus.Reversed) && i.IssuedAt >= start && i.IssuedAt < end)
                .Select(i => new Part { OwnerId = i.OwnerId, Currency = i.Currency, Amount = i.Total }), ct);

            var keys = orders.Keys.Concat(returned.Keys).Concat(received.Keys).Concat(refunded.Keys).Concat(paidOut.Keys).Concat(invoiced.Keys).Distinct().ToList();
            var owners = keys.Select(k => k.OwnerId).OfType<Guid>().Distinct().ToList();
            var names = await db.Employees.Where(e => owners.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Name, ct);
            var rows = keys.Select(key => (Name: key.OwnerId is { } id ? names.GetValueOrDefault(id) : null, key))
                .OrderBy(k => k.Name is null).ThenBy(k => k.Name, StringComparer.Ordinal).ThenBy(k => k.key.OwnerId).ThenBy(k => k.key.Currency, StringComparer.Ordinal)
                .Select(k => new Row(k.key.OwnerId, k.Name, k.key.Currency, orders.GetValueOrDefault(k.key)?.Count ?? 0, In(orders.GetValueOrDefault(k.key)?.Total ?? 0, k.key),
                    In(orders.GetValueOrDefault(k.key)?.Open ?? 0, k.key), In(returned.GetValueOrDefault(k.key), k.key), In(received.GetValueOrDefault(k.key), k.key),
                    In(refunded.GetValueOrDefault(k.key) + paidOut.GetValueOrDefault(k.key), k.key), In(invoiced.GetValueOrDefault(k.key), k.key)));
            return new([.. rows.Take(ReportRows.Most)], keys.Count > ReportRows.Most);

            IQueryable<T> Of<T>(IQueryable<T> documents) where T : CustomerDocument => query.OwnerId is { } owner ? documents.Where(d => d.OwnerId == owner) : documents;
        }

        private static Money In(decimal amount, (Guid? OwnerId, string Currency) key) => new(amount, key.Currency);

        private static async Task<Dictionary<(Guid? OwnerId, string Currency), decimal>> Sums(IQueryable<Part> parts, CancellationToken ct) =>
            (await parts.GroupBy(p => new { p.OwnerId, p.Currency }).Select(g => new { g.Key, Amount = g.Sum(p => p.Amount) }).ToListAsync(ct))
            .ToDictionary(g => (g.Key.OwnerId, g.Key.Currency), g => g.Amount);
    }

    private sealed class Part
    {
        public required Guid? OwnerId { get; init; }
        public required string Currency { get; init; }
        public required decimal Amount { get; init; }
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/employee-performance", nameof(ReportEmployeePerformance), "Report what employees brought in");
}
