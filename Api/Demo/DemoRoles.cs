using Waybill.Features.Access;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Api.Demo;

/// <summary>The roles of the demo company: each a list of what it allows.</summary>
internal static class DemoRoles
{
    private static readonly string[] Reading =
    [
        "departments.list", "employees.get", "employees.list",
        "customers.get", "customers.list", "customer-groups.list", "fields.phone",
        "items.get", "items.list", "item-categories.list",
        "warehouses.get", "warehouses.list",
        "deliveries.get", "deliveries.list",
        "stock.availability",
    ];

    private static readonly string[] Selling =
    [
        .. Reading,
        "customers.create", "customers.update",
        "price-lists.get", "price-lists.list", "prices.list", "prices.resolve",
        "orders.create", "orders.get", "orders.list", "orders.update", "orders.submit", "orders.reopen", "orders.make-firm", "orders.reserve", "orders.cancel",
        "deliveries.create", "deliveries.release", "deliveries.cancel", "deliveries.close",
        "stock-balances.list", "batches.list", "stock-outs.get", "stock-outs.list",
        "receipts.create", "receipts.get", "receipts.list", "receipts.submit",
        "invoices.create", "invoices.get", "invoices.list",
        "receivables.*", "customer-balances.get", "customer-balances.list-entries",
        "sales-returns.create", "sales-returns.get", "sales-returns.list", "sales-returns.update", "sales-returns.submit", "sales-returns.counter-offer", "sales-returns.cancel",
        "approvals.get", "approvals.list", "approvals.withdraw", "stand-ins.*",
        "fields.selling-price",
    ];

    private static readonly string[] Managing =
    [
        .. Selling,
        "orders.*", "deliveries.*", "sales-returns.*", "customer-groups.*", "price-lists.*", "prices.*",
        "transfers.*", "stock-ins.get", "stock-ins.list", "stock-movements.list", "stock-adjustments.*", "stock-counts.*", "stock-work.*", "stock-alerts.*", "fields.book-quantity",
        "approvals.get", "approvals.list", "approvals.delegate", "approvals.add-signer", "approval-flows.*",
        "fields.cost", "fields.margin",
    ];

    private static readonly string[] Storing =
    [
        "departments.list", "employees.get", "employees.list",
        "items.get", "items.list", "item-categories.list",
        "warehouses.*",
        "deliveries.get", "deliveries.list",
        "stock*", "batches.*", "transfers.*", "!stock-outs.issue-expired", "!stock-adjustments.release", "!stock-adjustments.scrap", "!stock-counts.post-large",
        "fields.handling-cost", "fields.phone.read",
    ];

    private static readonly string[] Accounting =
    [
        .. Reading,
        "customers.set-credit-limit",
        "orders.get", "orders.list",
        "receipts.*", "invoices.*", "receivables.*", "customer-balances.*",
        "sales-returns.get", "sales-returns.list", "sales-returns.offer", "sales-returns.agree", "sales-returns.reject", "sales-returns.credit", "sales-returns.refund", "sales-returns.close",
        "stock.check-integrity", "stock-balances.*", "stock-movements.*",
        "fields.selling-price", "fields.cost", "fields.margin",
    ];

    public static IReadOnlyList<(string Name, string[] Patterns)> All { get; } =
    [
        ("admin", ["*"]),
        ("sales", Selling),
        ("manager", Managing),
        ("warehouse", Storing),
        ("finance", Accounting),
        ("integrator", ["*", "!roles.*", "!api-clients.*", "!api-keys.*", "!employees.set-roles", "!company.*", "!number-series.set"]),
    ];

    /// <summary>The permissions that the patterns name: a star stands for any ending, an exclamation mark takes away.</summary>
    public static IReadOnlyList<string> Expand(string[] patterns, IEnumerable<string> known) =>
        [.. known.Where(p => patterns.Any(x => Fits(x, p)) && !patterns.Any(x => x.StartsWith('!') && Fits(x[1..], p)))];

    private static bool Fits(string pattern, string permission) =>
        pattern.EndsWith('*') ? permission.StartsWith(pattern[..^1], StringComparison.Ordinal) : pattern == permission;
}
