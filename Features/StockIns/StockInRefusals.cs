using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.StockIns;

internal static class StockInRefusals
{
    public static readonly Reason WrongState = Reason.Conflict("STOCK_IN_WRONG_STATE", "A stock-in that is {from} cannot become {to}.", "入库单状态为 {from},不能变为 {to}。");
    public static readonly Reason OverReceipt = Reason.Conflict("OVER_RECEIPT", "Of {item} only {open} may still come in.", "{item} 仅可再入库 {open}。");
    public static readonly Reason NothingToReceive = Reason.Conflict("NOTHING_TO_RECEIVE", "Nothing of {number} is open to come into this warehouse.", "{number} 没有待入该仓库的内容。");
    public static readonly Reason ItemFixed = Reason.Conflict("ITEM_FIXED", "The line of the authorising document is of {item}.", "授权单据该行的物料为 {item}。");
    public static readonly Reason QuarantineFixed = Reason.Conflict("QUARANTINE_FIXED", "The authorising document sends these goods to a quarantine bin.", "授权单据指定这些货物入隔离库位。");
    public static readonly Reason TookBack = Reason.Conflict("STOCK_IN_TOOK_BACK", "What took back a stock-out is not reversed; issue the goods once more.", "冲销出库形成的入库单不能再冲销,请重新出库。");
    public static readonly Reason CostFixed = Reason.Invalid("COST_FIXED", "What the goods cost is said by the authorising document.", "货物成本由授权单据决定,不可填写。");
}
