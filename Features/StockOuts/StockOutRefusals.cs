using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.StockOuts;

internal static class StockOutRefusals
{
    public static readonly Reason WrongState = Reason.Conflict("STOCK_OUT_WRONG_STATE", "A stock-out that is {from} cannot become {to}.", "出库单状态为 {from},不能变为 {to}。");
    public static readonly Reason BatchExpired = Reason.Conflict("BATCH_EXPIRED",
        "The batch {batch} of {item} expired after {expiryDate}.", "物料 {item} 的批次 {batch} 已于 {expiryDate} 后过期。");
    public static readonly Reason OverIssue = Reason.Conflict("OVER_ISSUE", "Of {item} only {open} may still be issued.", "{item} 仅可再出库 {open}。");
    public static readonly Reason NothingToIssue = Reason.Conflict("NOTHING_TO_ISSUE",
        "Nothing that is open of {number} is available in this warehouse.", "{number} 未出库的内容在该仓库没有可用库存。");
    public static readonly Reason LineReversed = Reason.Conflict("STOCK_OUT_LINE_REVERSED", "The line was taken back already.", "该行已冲销。");
}
