using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Warehouses;

internal static class WarehouseRefusals
{
    public static readonly Reason CodeTaken = Reason.Duplicate("WAREHOUSE_CODE_TAKEN", "There is a warehouse with this code.", "仓库编码已存在。");
    public static readonly Reason BinCodeTaken = Reason.Duplicate("BIN_CODE_TAKEN", "The warehouse has a bin with this code.", "该仓库已有此库位编码。");
}
