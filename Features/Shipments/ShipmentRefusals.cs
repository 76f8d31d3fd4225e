using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Shipments;

internal static class ShipmentRefusals
{
    public static readonly Reason WrongState = Reason.Conflict("SHIPMENT_WRONG_STATE", "The shipment is {from}; it would have to be or become {to}.", "发货记录当前状态为 {from},无法变为 {to}。");
    public static readonly Reason NumberTaken = Reason.Duplicate("SHIPMENT_NUMBER_TAKEN", "There is a shipment with this number.", "发货记录编号已存在。");
    public static readonly Reason NothingToShip = Reason.Conflict("NOTHING_TO_SHIP", "Everything that was issued of {number} is shipped.", "{number} 已出库的货物均已发货。");
    public static readonly Reason OverShipped = Reason.Conflict("OVER_SHIPPED", "Of {item} only {open} {unit} of this stock-out line are still to be shipped.", "物料 {item} 该出库行仅可再发货 {open} {unit}。");
    public static readonly Reason LineRepeated = Reason.Invalid("SHIPMENT_LINE_REPEATED", "The line is named twice.", "行重复。");
    public static readonly Reason OverReceived = Reason.Invalid("OVER_RECEIVED", "Of {item} {shipped} {unit} were shipped; no more can have arrived, whole or damaged.", "物料 {item} 仅发货 {shipped} {unit},收货或破损数量不能超过该数量。");
    public static readonly Reason WrongTime = Reason.Invalid("SHIPMENT_TIME_WRONG", "Goods are handed over before now, and arrive after that and before now.", "发货时间不能晚于当前时间,收货时间须在发货之后且不晚于当前时间。");
    public static readonly Reason StockOutShipped = Reason.Conflict("STOCK_OUT_SHIPPED", "Goods of the stock-out are on their way with {shipment}; cancel that first.", "该出库单的货物已随 {shipment} 发出,请先取消发货。");
}
