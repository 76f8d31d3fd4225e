using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.StockAdjustments;

internal static class StockAdjustmentRefusals
{
    public static readonly Reason WrongBin = Reason.Invalid("WRONG_BIN", "This cannot be done with the bin {bin}: it is for {purpose}.", "库位 {bin} 用于 {purpose},不能这样操作。");
    public static readonly Reason SameBin = Reason.Invalid("SAME_BIN", "The goods lie in the bin {bin} already.", "货物已在库位 {bin}。");
}
