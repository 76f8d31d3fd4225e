using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.StockAlerts;

internal static class StockAlertRefusals
{
    public static readonly Reason MinimumAboveMaximum = Reason.Invalid("MINIMUM_ABOVE_MAXIMUM", "The minimum is greater than the maximum of {maximum}.", "下限不能大于上限 {maximum}。");
    public static readonly Reason RuleExists = Reason.Duplicate("STOCK_ALERT_EXISTS", "Somebody has just set an alert for this item in this warehouse; try again.", "该物料在该仓库的预警刚被他人设置,请重试。");
}
