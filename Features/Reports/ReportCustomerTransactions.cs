using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Reports;

/// <summary>What customers ordered in a period and in the running month, by their level: accepted orders by order date, one row for each customer and currency.</summary>
public static class ReportCustomerTransactions
{
    [Requires("reports.customer-transactions")]
    [Refuses("REPORT_PERIOD_REVERSED", "COMPANY_MISSING")]
    public sealed record Query(DateOnly From, DateOnly To, string? Level = null, Guid? CustomerId = null);

    /// <param name="Levels">The same by level, over all customers, even if the rows are cut off.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, bool Truncated, IReadOnlyList<LevelRow> Levels) : IReport;

    /// <param name="OrdersThisMonth">In the month of today, whatever the period.</param>
    public sealed record Row(string? Level, Guid CustomerId, string CustomerNumber, string CustomerName, int Orders, [SellingPrice] Money? Amount,
        int OrdersThisMonth, [SellingPrice] Money? AmountThisMonth);

    /// <param name="Customers">How many customers ordered.</param>
    public sealed record LevelRow(string? Level, string Currency, int Customers, int Orders, [SellingPrice] Money? Amount, int OrdersThisMonth, [SellingPrice] Money? AmountThisMonth);

    internal sealed class Handler(Database db, CompanyDesk companies) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            ReportPeriod.Require(query.From, query.To);
            var today = await companies.Today(ct);
            var (first, last) = (new DateOnly(today.Year, today.Month, 1), new DateOnly(today.Year, today.Month, DateTime.DaysInMonth(today.Year, today.Month)));
            var customers = db.Every<Customer>().Where(c => query.Level == null || c.Level == query.Level);
            var orders = db.Orders.Accepted().Where(o => query.CustomerId == null || o.CustomerId == query.CustomerId)
                .Where(o => (o.OrderDate >= query.From && o.OrderDate <= query.To) || (o.OrderDate >= first && o.OrderDate <= last))
                .Join(customers, o => o.CustomerId, c => c.Id, (o, c) => new
                {
                    c.Level, c.Id, c.Number, c.Name, o.Currency, o.Total, Asked = o.OrderDate >= query.From && o.OrderDate <= query.To, Month = o.OrderDate >= first && o.OrderDate <= last,
                });
            var rows = await orders.GroupBy(o => new { o.Level, o.Id, o.Number, o.Name, o.Currency }).OrderBy(g => g.Key.Level).ThenBy(g => g.Key.Name).ThenBy(g => g.Key.Id)
                .Select(g => new Row(g.Key.Level, g.Key.Id, g.Key.Number, g.Key.Name, g.Count(o => o.Asked), new Money(g.Sum(o => o.Asked ? o.Total : 0), g.Key.Currency),
                    g.Count(o => o.Month), new Money(g.Sum(o => o.Month ? o.Total : 0), g.Key.Currency))).ToRows(ct);
            var levels = await orders.GroupBy(o => new { o.Level, o.Currency }).OrderBy(g => g.Key.Level).ThenBy(g => g.Key.Currency)
                .Select(g => new LevelRow(g.Key.Level, g.Key.Currency, g.Select(o => o.Id).Distinct().Count(), g.Count(o => o.Asked),
                    new Money(g.Sum(o => o.Asked ? o.Total : 0), g.Key.Currency), g.Count(o => o.Month), new Money(g.Sum(o => o.Month ? o.Total : 0), g.Key.Currency))).ToRows(ct);
            return new([.. rows.Take(ReportRows.Most)], rows.Count > ReportRows.Most, levels);
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/customer-transactions", nameof(ReportCustomerTransactions), "Report what customers ordered");
}
