using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features;

/// <summary>The features from the bottom up. A feature uses only those below it; calls go down through desks, news goes up through hooks.</summary>
public static class Ladder
{
    public static IReadOnlyList<Feature> Features { get; } =
    [
        new Organization.OrganizationFeature(),
        new Access.AccessFeature(),
        new Numbering.NumberingFeature(),
        new Approvals.ApprovalsFeature(),
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
        new Orders.OrdersFeature(),
        new Deliveries.DeliveriesFeature(),
        new Receipts.ReceiptsFeature(),
        new Invoices.InvoicesFeature(),
        new SalesReturns.SalesReturnsFeature(),
    ];
}
