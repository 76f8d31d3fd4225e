using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Reports;

/// <summary>
/// What the business wants to know at a glance (报表): how far orders have come, who sold what, which customers buy, where deliveries and stock-outs differ, who is late with paying.
/// Each is computed when it is asked for, from the documents that the caller may see, and can be had as CSV.
/// </summary>
public sealed class ReportsFeature : Feature
{
    public override string Story => "Progress of orders, performance of employees, transactions of customers, discrepancies, overdue receipts.";

    public override void Map(Doors doors)
    {
        ReportOrderProgress.Map(doors);
        ReportEmployeePerformance.Map(doors);
        ReportCustomerTransactions.Map(doors);
        ReportDeliveryDiscrepancies.Map(doors);
        ReportOverdueReceipts.Map(doors);
    }
}
