using Waybill.Features.Deliveries;
using Waybill.Features.Organization;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Reports;

/// <summary>Item by item, where what sales asked for and what the warehouse issued differ: the sums of what ListDeliveryDiscrepancies shows line by line, by the day of release.</summary>
public static class ReportDeliveryDiscrepancies
{
    [Requires("reports.delivery-discrepancies")]
    [Refuses("REPORT_PERIOD_REVERSED", "COMPANY_MISSING")]
    public sealed record Query(DateOnly From, DateOnly To, Guid? CustomerId = null, Guid? ItemId = null);
    public sealed record Result(IReadOnlyList<Row> Rows, bool Truncated) : IReport;

    /// <param name="Lines">How many delivery lines differ. Quantities are those of these lines, in base units.</param>
    /// <param name="Awaited">What released deliveries still ask for.</param>
    /// <param name="Missing">What was not issued when the delivery was closed, and will not be.</param>
    /// <param name="Damaged">What was found damaged and went to quarantine.</param>
    public sealed record Row(Guid ItemId, string ItemCode, string BaseUnit, int Lines, decimal Quantity, decimal Issued, decimal Awaited, decimal Missing, decimal Damaged);

    internal sealed class Handler(Database db, CompanyDesk companies) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            var (start, end) = ReportPeriod.Of(await companies.Get(ct), query.From, query.To);
            var issued = db.StockOuts.Where(o => o.AuthorityKind == "delivery" && o.Status == StockOutStatus.Confirmed).SelectMany(o => o.Lines);
            var rows = await db.Deliveries.Where(d => d.Status == DeliveryStatus.Released || d.Status == DeliveryStatus.Closed).Where(d => d.ReleasedAt >= start && d.ReleasedAt < end)
                .Where(d => query.CustomerId == null || d.CustomerId == query.CustomerId)
                .SelectMany(d => d.Lines.Select(l => new
                {
                    l.ItemId, l.ItemCode, l.BaseUnit, l.BaseQuantity, l.Issued, Closed = d.Status == DeliveryStatus.Closed,
                    Damaged = issued.Where(s => s.AuthorityLineId == l.Id).Sum(s => (decimal?)s.DamagedQuantity) ?? 0,
                }))
                .Where(l => (query.ItemId == null || l.ItemId == query.ItemId) && (l.Issued != l.BaseQuantity || l.Damaged > 0))
                .GroupBy(l => new { l.ItemId, l.ItemCode, l.BaseUnit }).OrderBy(g => g.Key.ItemCode).ThenBy(g => g.Key.ItemId)
                .Select(g => new Row(g.Key.ItemId, g.Key.ItemCode, g.Key.BaseUnit, g.Count(), g.Sum(l => l.BaseQuantity), g.Sum(l => l.Issued),
                    g.Sum(l => l.Closed ? 0 : l.BaseQuantity - l.Issued), g.Sum(l => l.Closed ? l.BaseQuantity - l.Issued : 0), g.Sum(l => l.Damaged))).ToRows(ct);
            return new([.. rows.Take(ReportRows.Most)], rows.Count > ReportRows.Most);
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/delivery-discrepancies", nameof(ReportDeliveryDiscrepancies), "Report where deliveries and stock-outs differ");
}
