using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Prices;

internal static class PriceRefusals
{
    public static readonly Reason ListCodeTaken = Reason.Duplicate("PRICE_LIST_CODE_TAKEN", "There is a price list with this code.", "价目表编码已存在。");
    public static readonly Reason ScopeMissing = Reason.Invalid("PRICE_LIST_SCOPE_MISSING", "A price list of the level {level} must name its {member}.", "级别为 {level} 的价目表必须指定 {member}。");
    public static readonly Reason ScopeUnfitting = Reason.Invalid("PRICE_LIST_SCOPE_UNFITTING", "A price list of the level {level} has no {member}.", "级别为 {level} 的价目表不能指定 {member}。");
    public static readonly Reason ValidityBackwards = Reason.Invalid("VALIDITY_BACKWARDS", "The validity ends on {until}, before it begins on {from}.", "有效期截止日 {until} 早于起始日 {from}。");
    public static readonly Reason PriceRepeated = Reason.Invalid("PRICE_REPEATED", "The same item, unit and quantity is priced twice.", "同一物料、单位和起订量的价格重复。");
    public static readonly Reason ItemInactive = Reason.Invalid("ITEM_INACTIVE", "The item {item} is no longer active.", "物料 {item} 已停用。");
    public static readonly Reason PriceNotFound = Reason.Invalid("PRICE_NOT_FOUND", "There is no price for the item {item} in {unit}.", "物料 {item}(单位 {unit})没有价格。");
}
