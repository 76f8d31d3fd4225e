using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Reports;

internal static class ReportRefusals
{
    public static readonly Reason PeriodReversed = Reason.Invalid("REPORT_PERIOD_REVERSED", "The period ends on {to}, before it begins on {from}.", "期间截止日 {to} 早于起始日 {from}。");
}
