using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.SalesReturns;

internal static class SalesReturnRefusals
{
    public static readonly Reason WrongState = Reason.Conflict("SALES_RETURN_WRONG_STATE", "The return is {from}; it would have to be or become {to}.", "退货单当前状态为 {from},无法变为 {to}。");
    public static readonly Reason NumberTaken = Reason.Duplicate("SALES_RETURN_NUMBER_TAKEN", "There is a return with this number.", "退货单编号已存在。");
    public static readonly Reason OverReturn = Reason.Conflict("OVER_RETURN", "{asked} {unit} of {item} would be returned, but only {open} were issued and not returned.", "物料 {item} 拟退 {asked} {unit},可退仅 {open}。");
    public static readonly Reason LineRepeated = Reason.Invalid("RETURN_LINE_REPEATED", "The delivery line and batch are named twice.", "发货行与批次重复。");
    public static readonly Reason BatchNotIssued = Reason.Invalid("BATCH_NOT_ISSUED", "This batch was not issued for the delivery line.", "该发货行未出此批次。");
    public static readonly Reason BatchNeeded = Reason.Invalid("RETURN_BATCH_REQUIRED", "Several batches were issued for the delivery line; say which comes back.", "该发货行出过多个批次,请指明退回批次。");
    public static readonly Reason AgreedTooHigh = Reason.Conflict("AGREED_TOO_HIGH", "More would be agreed for {item} than the goods were sold for.", "物料 {item} 的协商金额超过原售价。");
    public static readonly Reason RedeliverWithoutGoods = Reason.Invalid("REDELIVER_WITHOUT_GOODS", "Goods of {item} can only be delivered again for goods that come back.", "物料 {item} 必须退回货物才能补发。");
    public static readonly Reason Begun = Reason.Conflict("RETURN_BEGUN", "Goods or money of the return have moved already; close it instead.", "退货的货物或款项已处理,请改为关闭。");
    public static readonly Reason NothingToRedeliver = Reason.Conflict("NOTHING_TO_REDELIVER", "Nothing of the return is to be delivered again.", "该退货没有需要补发的行。");
    public static readonly Reason NothingToCredit = Reason.Conflict("NOTHING_TO_CREDIT", "Nothing of the return is left to credit.", "该退货没有待贷记金额。");
    public static readonly Reason NothingToRefund = Reason.Conflict("NOTHING_TO_REFUND", "Nothing of the return is left to pay out.", "该退货没有待退款金额。");
    public static readonly Reason GoodsAwaited = Reason.Conflict("RETURN_GOODS_AWAITED", "The goods have not come in yet.", "退货货物尚未入库。");
    public static readonly Reason Unfinished = Reason.Conflict("RETURN_UNFINISHED", "The return is not finished: goods {goods}, money {money}, redelivery {redelivery}.", "退货尚未完成:货物 {goods},款项 {money},补发 {redelivery}。");
    public static readonly Reason StockOutReturned = Reason.Conflict("STOCK_OUT_RETURNED", "Goods of the stock-out are being returned by the customer.", "该出库单的货物正在退货。");
}
