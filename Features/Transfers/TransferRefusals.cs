using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Transfers;

internal static class TransferRefusals
{
    public static readonly Reason WrongState = Reason.Conflict("TRANSFER_WRONG_STATE", "A transfer that is {from} cannot be or become {to}.", "调拨单状态为 {from},不能变为 {to}。");
    public static readonly Reason SameWarehouse = Reason.Invalid("SAME_WAREHOUSE", "A transfer goes to another warehouse; inside one, move the stock.", "调出与调入仓库相同,库内请使用移库。");
    public static readonly Reason BatchOfOther = Reason.Invalid("TRANSFER_BATCH_OF_OTHER", "The batch {batch} is not of the item {item}.", "批次 {batch} 不属于物料 {item}。");
    public static readonly Reason Arrived = Reason.Conflict("TRANSFER_ARRIVED", "Some of these goods have arrived at the other warehouse.", "部分货物已由调入仓库收货。");
}
