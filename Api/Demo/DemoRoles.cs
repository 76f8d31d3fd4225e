using Waybill.Features.Access;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Api.Demo;

/// <summary>The roles of the demo company: each a list of what it allows.</summary>
internal static class DemoRoles
{
    private static readonly string[] Everybody =
    [
        "reminders.create", "reminders.complete", "reminders.dismiss", "reminders.list-mine",
        "attachments.create", "attachments.get-link", "attachments.list", "attachments.delete",
        "comments.add", "comments.edit", "comments.delete", "comments.list",
    ];

    private static readonly string[] Reading =
    [
        .. Everybody,
        "departments.list", "employees.get", "employees.list",
        "customers.get", "customers.list", "customer-groups.list", "fields.phone",
        "items.get", "items.list", "item-categories.list",
        "warehouses.get", "warehouses.list",
        "deliveries.get", "deliveries.list", "shipments.get", "shipments.list",
        "stock.availability",
    ];

    private static readonly string[] Selling =
    [
        .. Reading,
        "customers.create", "customers.update", "customers.upsert", "relation-rules.list",
        "price-lists.get", "price-lists.list", "prices.list", "prices.resolve",
        "orders.create", "orders.get", "orders.list", "orders.update", "orders.submit", "orders.reopen", "orders.make-firm", "orders.reserve", "orders.cancel",
        "orders.copy", "orders.hold", "orders.resume", "orders.preview-impact", "orders.list-shortages",
        "order-amendments.create", "order-amendments.update", "order-amendments.submit", "order-amendments.reopen", "order-amendments.cancel", "order-amendments.get",
        "order-amendments.list",
        "shipments.confirm-receipt", "deliveries.update", "deliveries.list-discrepancies", "deliveries.list-batch-choices",
        "quotes.create", "quotes.get", "quotes.list", "quotes.update", "quotes.submit", "quotes.reopen", "quotes.cancel", "quotes.send", "quotes.accept", "quotes.decline",
        "quotes.revise", "quotes.copy", "orders.create-from-quote", "contract-templates.get", "contract-templates.list",
        "sales-contracts.create", "sales-contracts.copy", "sales-contracts.get", "sales-contracts.list", "sales-contracts.update", "sales-contracts.submit",
        "sales-contracts.reopen", "sales-contracts.cancel", "sales-contracts.sign", "sales-contracts.fulfil", "sales-contracts.add-reference",
        "sales-contracts.remove-reference", "sales-contracts.render",
        "deliveries.create", "deliveries.release", "deliveries.cancel", "deliveries.close",
        "samples.create", "samples.get", "samples.list", "samples.update", "samples.submit", "samples.reopen", "samples.cancel", "samples.ship", "samples.close",
        "stock-balances.list", "batches.list", "stock-outs.get", "stock-outs.list",
        "receipts.create", "receipts.get", "receipts.list", "receipts.submit",
        "invoices.create", "invoices.get", "invoices.list",
        "receivables.*",
        "approvals.get", "approvals.list", "approvals.withdraw", "stand-ins.*",
        "receipts.update", "receipts.reopen", "receipts.cancel", "receipt-plans.*", "refunds.create", "refunds.get", "refunds.list", "refunds.update", "refunds.submit",
        "refunds.reopen", "refunds.cancel", "invoices.update", "invoices.cancel", "invoices.mail",
        "customer-balances.get", "customer-balances.list-entries", "balance-applications.get", "balance-applications.list",
        "sales-returns.create", "sales-returns.get", "sales-returns.list", "sales-returns.update", "sales-returns.submit", "sales-returns.counter-offer", "sales-returns.cancel",
        "fields.selling-price",
        "reports.order-progress", "reports.customer-transactions", "reports.delivery-discrepancies",
        "history.list",
    ];

    private static readonly string[] Managing =
    [
        .. Selling,
        "orders.*", "deliveries.*", "sales-returns.*", "customer-groups.*", "price-lists.*", "prices.*",
        "transfers.*", "stock-ins.get", "stock-ins.list", "stock-movements.list", "stock-adjustments.*", "stock-counts.*", "stock-work.*", "stock-alerts.*", "fields.book-quantity",
        "order-amendments.*", "shipments.*",
        "quotes.*", "!quotes.honour-expired", "sales-contracts.*", "contract-templates.*", "samples.*",
        "approvals.get", "approvals.list", "approvals.delegate", "approvals.add-signer", "approval-flows.*",
        "reminders.*", "relation-rules.*", "attachments.delete-any", "comments.edit-any", "comments.delete-any",
        "fields.cost", "fields.margin",
        "reports.*", "exports.csv",
    ];

    private static readonly string[] Storing =
    [
        .. Everybody,
        "departments.list", "employees.get", "employees.list",
        "items.get", "items.list", "item-categories.list",
        "warehouses.*",
        "deliveries.get", "deliveries.list",
        "stock*", "batches.*", "transfers.*", "!stock-outs.issue-expired", "!stock-adjustments.release", "!stock-adjustments.scrap", "!stock-counts.post-large",
        "deliveries.list-discrepancies", "shipments.*", "orders.list-shortages",
        "samples.get", "samples.list", "samples.ship",
        "fields.handling-cost", "fields.phone.read",
        "history.list",
    ];

    private static readonly string[] Accounting =
    [
        .. Reading,
        "customers.set-credit-limit",
        "orders.get", "orders.list", "orders.preview-impact", "order-amendments.get", "order-amendments.list",
        "sales-contracts.get", "sales-contracts.list", "sales-contracts.render",
        "receipts.*", "invoices.*", "receivables.*",
        "receipt-plans.*", "refunds.*", "customer-balances.*", "balance-applications.*",
        "sales-returns.get", "sales-returns.list", "sales-returns.offer", "sales-returns.agree", "sales-returns.reject", "sales-returns.credit", "sales-returns.refund",
        "sales-returns.close",
        "integrity.check", "stock.check-integrity", "stock-balances.*", "stock-movements.*",
        "fields.selling-price", "fields.cost", "fields.margin",
        "reports.employee-performance", "reports.customer-transactions", "reports.overdue-receipts", "exports.csv",
        "history.list",
    ];

    public static IReadOnlyList<(string Name, string[] Patterns)> All { get; } =
    [
        ("admin", ["*"]),
        ("sales", Selling),
        ("manager", Managing),
        ("warehouse", Storing),
        ("finance", Accounting),
        ("integrator", ["*", "!roles.*", "!api-clients.*", "!api-keys.*", "!employees.set-roles", "!employees.set-subject", "!company.*", "!number-series.set",
            "!jobs.*", "!idempotency-keys.*", "!events.forget", "!webhook-deliveries.forget", "!webhook-endpoints.assign"]),
    ];

    /// <summary>The permissions that the patterns name: a star stands for any ending, an exclamation mark takes away.</summary>
    public static IReadOnlyList<string> Expand(string[] patterns, IEnumerable<string> known) =>
        [.. known.Where(p => patterns.Any(x => Fits(x, p)) && !patterns.Any(x => x.StartsWith('!') && Fits(x[1..], p)))];

    private static bool Fits(string pattern, string permission) =>
        pattern.EndsWith('*') ? permission.StartsWith(pattern[..^1], StringComparison.Ordinal) : pattern == permission;
}
