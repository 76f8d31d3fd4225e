using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Samples;

internal static class SampleRefusals
{
    public static readonly Reason WrongState = Reason.Conflict("SAMPLE_WRONG_STATE", "The sample dispatch is {from}; it would have to be or become {to}.", "样品单当前状态为 {from},无法变为 {to}。");
    public static readonly Reason NumberTaken = Reason.Duplicate("SAMPLE_NUMBER_TAKEN", "There is a sample dispatch with this number.", "样品单编号已存在。");
    public static readonly Reason ReturnDateUnfitting = Reason.Invalid("RETURN_DATE_UNFITTING", "Lent samples have a date by which they are to be back, given ones have none.", "借出样品必须填写归还日期,赠送样品不能填写。");
    public static readonly Reason Issued = Reason.Conflict("SAMPLE_ISSUED", "Samples have left already; close the dispatch instead.", "样品已有出库,请改为关闭。");
    public static readonly Reason NotIssued = Reason.Conflict("SAMPLE_NOT_ISSUED", "No samples have left yet.", "样品尚未出库。");
    public static readonly Reason Outstanding = Reason.Invalid("SAMPLE_OUTSTANDING", "Lent samples are still out; say why nobody waits for them.", "借出样品尚未归还,请说明关闭原因。");
    public static readonly Reason NotLent = Reason.Conflict("SAMPLE_NOT_LENT", "The samples were given, not lent; they do not come back.", "该样品为赠送,无需归还。");
    public static readonly Reason ReturnedAlready = Reason.Conflict("SAMPLE_RETURNED", "Samples of {item} have come back already.", "样品 {item} 已有归还入库。");
}
