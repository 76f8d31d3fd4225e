using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features;

/// <summary>The features from the bottom up. A feature uses only those below it; calls go down through desks, news goes up through hooks.</summary>
public static class Ladder
{
    public static IReadOnlyList<Feature> Features { get; } =
    [
        new Organization.OrganizationFeature(),
        new Access.AccessFeature(),
        new Jobs.JobsFeature(),
        new Numbering.NumberingFeature(),
        new Events.EventsFeature(),
        new Webhooks.WebhooksFeature(),
        new Approvals.ApprovalsFeature(),
        new Reminders.RemindersFeature(),
        new Attachments.AttachmentsFeature(),
        new Comments.CommentsFeature(),
        new RelationRules.RelationRulesFeature(),
        new Customers.CustomersFeature(),
        new Items.ItemsFeature(),
        new Prices.PricesFeature(),
        new Warehouses.WarehousesFeature(),
        new Stock.StockFeature(),
        new StockIns.StockInsFeature(),
        new StockOuts.StockOutsFeature(),
        new Transfers.TransfersFeature(),
        new StockAdjustments.StockAdjustmentsFeature(),
        new StockCounts.StockCountsFeature(),
        new StockWork.StockWorkFeature(),
        new StockAlerts.StockAlertsFeature(),
        new Receivables.ReceivablesFeature(),
        new CustomerBalances.CustomerBalancesFeature(),
        new Quotes.QuotesFeature(),
        new Orders.OrdersFeature(),
        new Backlog.BacklogFeature(),
        new Amendments.AmendmentsFeature(),
        new ContractTemplates.ContractTemplatesFeature(),
        new SalesContracts.SalesContractsFeature(),
        new Deliveries.DeliveriesFeature(),
        new Shipments.ShipmentsFeature(),
        new Samples.SamplesFeature(),
        new Receipts.ReceiptsFeature(),
        new Refunds.RefundsFeature(),
        new ReceiptPlans.ReceiptPlansFeature(),
        new Invoices.InvoicesFeature(),
        new BalanceApplications.BalanceApplicationsFeature(),
        new SalesReturns.SalesReturnsFeature(),
        new Desk.DeskFeature(),
        new Reports.ReportsFeature(),
        new Integrity.IntegrityFeature(),
    ];
}
