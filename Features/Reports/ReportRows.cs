using Microsoft.EntityFrameworkCore;
using Waybill.Features.Orders;

namespace Waybill.Features.Reports;

/// <summary>How reports read their rows.</summary>
internal static class ReportRows
{
    public const int Most = 5_000;

    /// <summary>The orders that count: accepted ones, whatever became of them, unless they were cancelled.</summary>
    public static IQueryable<Order> Accepted(this IQueryable<Order> orders) =>
        orders.Where(o => o.Status == OrderStatus.Approved || o.Status == OrderStatus.OnHold || o.Status == OrderStatus.Closed);

    /// <summary>As many rows as a report gives at most, and one more if there is one.</summary>
    public static Task<List<T>> ToRows<T>(this IQueryable<T> rows, CancellationToken ct) => rows.Take(Most + 1).ToListAsync(ct);
}
