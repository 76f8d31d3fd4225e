using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Quotes;

internal static class QuoteRefusals
{
    public static readonly Reason WrongState = Reason.Conflict("QUOTE_WRONG_STATE", "The quote is {from}; it would have to be or become {to}.", "报价单当前状态为 {from},无法变为 {to}。");
    public static readonly Reason NumberTaken = Reason.Duplicate("QUOTE_NUMBER_TAKEN", "There is a quote with this number and revision.", "报价单编号与版次已存在。");
    public static readonly Reason ExternalIdTaken = Reason.Duplicate("QUOTE_EXTERNAL_ID_TAKEN", "There is a quote with this external id.", "报价单外部编号已存在。");
    public static readonly Reason RevisionOpen = Reason.Duplicate("QUOTE_REVISION_OPEN", "There is an open revision of this quote already.", "该报价单已有未完成的修订版。");
    public static readonly Reason Expired = Reason.Conflict("QUOTE_EXPIRED", "The quote was valid until {validUntil}.", "报价单有效期至 {validUntil},已过期。");
    public static readonly Reason Converted = Reason.Duplicate("QUOTE_CONVERTED", "The quote has become an order already.", "报价单已转为订单。");
    public static readonly Reason DiscountAndTotal = Reason.Invalid("QUOTE_DISCOUNT_AND_TOTAL", "A quote has a discount on the whole or a total set by hand, not both.", "整单折扣与手工总价不能同时设置。");
    public static readonly Reason TotalBelowFreight = Reason.Invalid("QUOTE_TOTAL_BELOW_FREIGHT", "The total is less than the freight of {freight} in it.", "总价低于其中的运费 {freight}。");
    public static readonly Reason NothingToCopy = Reason.Conflict("QUOTE_NOTHING_TO_COPY", "No item of the quote is still sold at a price.", "报价单中没有仍在销售且有价格的物料。");
}
