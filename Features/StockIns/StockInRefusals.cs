using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.StockIns;

internal static class StockInRefusals
{
    public static readonly Reason WrongState = Reason.Conflict("STOCK_IN_WRONG_STATE", "A stock-in that is {from} cannot become {to}.", "入库单状态为 {from},不能变为 {to}。");
}
