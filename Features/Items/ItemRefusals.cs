using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Items;

internal static class ItemRefusals
{
    public static readonly Reason CodeTaken = Reason.Duplicate("ITEM_CODE_TAKEN", "There is an item with this code.", "物料编码已存在。");
    public static readonly Reason ExternalIdTaken = Reason.Duplicate("ITEM_EXTERNAL_ID_TAKEN", "There is an item with this external id.", "物料外部编号已存在。");
    public static readonly Reason CategoryCodeTaken = Reason.Duplicate("ITEM_CATEGORY_CODE_TAKEN", "There is an item category with this code.", "物料分类编码已存在。");
    public static readonly Reason UnitUnknown = Reason.Invalid("UNIT_UNKNOWN", "The item {item} has no unit {unit}.", "物料 {item} 没有单位 {unit}。");
    public static readonly Reason UnitRepeated = Reason.Invalid("UNIT_REPEATED", "The unit {unit} is named twice.", "单位 {unit} 重复。");
    public static readonly Reason DecimalsLowered = Reason.Conflict("ITEM_DECIMALS_LOWERED", "The item {item} is counted with {decimals} decimals, and cannot be counted with fewer.",
        "物料 {item} 的数量为 {decimals} 位小数,不能减少。");
    public static readonly Reason QuantityTooFine = Reason.Invalid("QUANTITY_TOO_FINE", "The item {item} is counted in {unit} with at most {decimals} decimals.", "物料 {item} 以 {unit} 计量,最多 {decimals} 位小数。");
    public static readonly Reason Settled = Reason.Conflict("ITEM_SETTLED", "The {member} of the item {item} is {value} and stays so.", "物料 {item} 的 {member} 为 {value},不能更改。");
}
