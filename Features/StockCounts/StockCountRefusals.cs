using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.StockCounts;

internal static class StockCountRefusals
{
    public static readonly Reason WrongState = Reason.Conflict("STOCK_COUNT_WRONG_STATE", "A stock count that is {from} cannot be or become {to}.", "盘点单状态为 {from},不能变为 {to}。");
    public static readonly Reason Incomplete = Reason.Conflict("STOCK_COUNT_INCOMPLETE", "Not everything is counted: {open} line(s) are open.", "盘点未完成,还有 {open} 行未盘。");
    public static readonly Reason TimeOutside = Reason.Invalid("COUNT_TIME_OUTSIDE", "It must have been counted after {from} and before now.", "盘点时间必须晚于 {from} 且不晚于现在。");
    public static readonly Reason LineRepeated = Reason.Invalid("COUNT_LINE_REPEATED", "The line is named twice.", "盘点行重复。");
    public static readonly Reason LineExists = Reason.Duplicate("COUNT_LINE_EXISTS", "The count has a line of this item, bin and batch.", "该物料、库位与批次已有盘点行。");
    public static readonly Reason Overtaken = Reason.Conflict("COUNT_OVERTAKEN", "Since {item} was counted here, another count has corrected the bin; count it again.",
        "{item} 盘点后该库位已被另一盘点单调整,请复盘。");
}
