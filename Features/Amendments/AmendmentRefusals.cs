using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Amendments;

internal static class AmendmentRefusals
{
    public static readonly Reason WrongState = Reason.Conflict("AMENDMENT_WRONG_STATE", "The amendment is {from}; it would have to be or become {to}.", "订单变更当前状态为 {from},无法变为 {to}。");
    public static readonly Reason NumberTaken = Reason.Duplicate("AMENDMENT_NUMBER_TAKEN", "There is an amendment with this number.", "订单变更编号已存在。");
    public static readonly Reason Open = Reason.Duplicate("AMENDMENT_OPEN", "The order has another amendment that is not ended; approve or cancel it first.", "该订单已有未完成的变更,请先审批或取消。");
    public static readonly Reason Empty = Reason.Invalid("AMENDMENT_EMPTY", "The amendment changes nothing.", "变更内容为空。");
    public static readonly Reason LineRepeated = Reason.Invalid("AMENDED_TWICE", "The order line is changed twice.", "同一订单行重复变更。");
    public static readonly Reason Contradicts = Reason.Invalid("CHANGE_CONTRADICTS", "A line whose remainder is dropped has no new quantity, price or discount.", "取消剩余数量的行不能同时变更数量、价格或折扣。");
}
