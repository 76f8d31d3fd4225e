using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Invoices;

internal static class InvoiceRefusals
{
    public static readonly Reason WrongState = Reason.Conflict("INVOICE_WRONG_STATE", "The invoice is {from}; it would have to be or become {to}.", "发票当前状态为 {from},无法变为 {to}。");
    public static readonly Reason NumberTaken = Reason.Duplicate("INVOICE_NUMBER_TAKEN", "There is an invoice with this number.", "发票编号已存在。");
    public static readonly Reason TaxpayerIdRequired = Reason.Invalid("TAXPAYER_ID_REQUIRED", "A special VAT invoice needs the taxpayer id of its customer.", "开具专用发票必须提供纳税人识别号。");
    public static readonly Reason NothingOpen = Reason.Conflict("NOTHING_TO_INVOICE", "Everything of the order is invoiced or awaits its invoice.", "订单已无可开票金额。");
    public static readonly Reason FreightInvoiced = Reason.Conflict("FREIGHT_INVOICED", "The order has no freight that is not invoiced.", "订单没有未开票的运费。");
    public static readonly Reason LineRepeated = Reason.Invalid("INVOICE_LINE_REPEATED", "The order line is named twice.", "订单行重复。");
    public static readonly Reason OverReversed = Reason.Conflict("OVER_REVERSED", "{asked} of {item} would be reversed, but only {open} are left on the invoice.", "物料 {item} 拟冲红 {asked},发票仅剩 {open}。");
    public static readonly Reason NothingToReverse = Reason.Conflict("NOTHING_TO_REVERSE", "Nothing of the invoice is left to reverse.", "发票已无可冲红内容。");
    public static readonly Reason IsRedLetter = Reason.Conflict("INVOICE_IS_RED_LETTER", "A red letter cannot be reversed; request a new invoice.", "红字发票不能再冲红,请重新申请开票。");
}
