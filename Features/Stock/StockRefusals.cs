using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Stock;

internal static class StockRefusals
{
    public static readonly Reason StockShort = Reason.Conflict("STOCK_SHORT", "There is not enough free stock of {item}: {short} short.", "{item} 可用库存不足,缺 {short}。");
    public static readonly Reason StockNegativeThen = Reason.Conflict("STOCK_NEGATIVE_THEN",
        "Entered for {effectiveAt}, it would make the stock of {item} negative at that time or later.", "按生效时间 {effectiveAt} 记账会使 {item} 当时或之后的库存为负。");
    public static readonly Reason EffectiveInFuture = Reason.Invalid("EFFECTIVE_IN_FUTURE", "Goods cannot move in the future.", "生效时间不能晚于现在。");
    public static readonly Reason BatchRequired = Reason.Invalid("BATCH_REQUIRED", "The item {item} is kept by batch; say which.", "物料 {item} 按批次管理,请指定批次。");
    public static readonly Reason BatchNotAllowed = Reason.Invalid("BATCH_NOT_ALLOWED", "The item {item} is not kept by batch.", "物料 {item} 不按批次管理。");
    public static readonly Reason BatchDiffers = Reason.Conflict("BATCH_DIFFERS",
        "The batch {batch} of {item} is known with another {field}: {known}.", "物料 {item} 的批次 {batch} 已登记的 {field} 不同:{known}。");
    public static readonly Reason BatchFixed = Reason.Conflict("BATCH_FIXED", "The authorising document fixes the batch {batch}.", "授权单据已指定批次 {batch}。");
    public static readonly Reason WarehouseFixed = Reason.Conflict("WAREHOUSE_FIXED", "The authorising document fixes the warehouse {warehouse}.", "授权单据已指定仓库 {warehouse}。");
    public static readonly Reason NotAuthorised = Reason.Invalid("NOT_AUTHORISED", "No goods move this way on the authority of a {kind}.", "不能以 {kind} 作为该出入库单的依据。");
    public static readonly Reason AuthorCannotConfirm = Reason.Conflict("AUTHOR_CANNOT_CONFIRM", "Who wrote {number} may not confirm the goods that move on it.", "{number} 的制单人不能确认其出入库单。");

    /// <summary>Not enough of some items: each with how much is short, and with its place in the request where it has one.</summary>
    public static Refusal Short(IReadOnlyCollection<(string Item, decimal Short, string Pointer)> shorts)
    {
        var items = shorts.GroupBy(s => s.Item).Select(g => (Item: g.Key, Short: g.Sum(s => s.Short))).ToList();
        var whole = StockShort.Because(("item", items.Select(i => i.Item)), ("short", items.Select(i => Texts.Of(i.Short))));
        return new(StockShort, whole.Values, [.. shorts.Select(s => StockShort.Fault(s.Pointer, ("item", s.Item), ("short", s.Short)))]);
    }

    /// <summary>Several faults at once: a conflict with what is already decided comes before what is merely invalid.</summary>
    public static Refusal Of(IReadOnlyList<Fault> faults) =>
        faults.FirstOrDefault(f => f.Reason.Kind == RefusalKind.WrongState) is { } conflict ? new(conflict.Reason, conflict.Values, faults) : Refusal.Of(faults);
}
