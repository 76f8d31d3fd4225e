using Waybill.Features.Warehouses;

namespace Waybill.Features.Stock;

/// <summary>The bins that a warehouse uses where nobody names one.</summary>
internal static class UsualBins
{
    public static Bin StorageBin(this Warehouse warehouse) => First(warehouse, BinPurpose.Storage);

    public static Bin QuarantineBin(this Warehouse warehouse) => First(warehouse, BinPurpose.Quarantine);

    /// <summary>A warehouse is born with one bin of each purpose, MAIN and QUARANTINE.</summary>
    private static Bin First(Warehouse warehouse, BinPurpose purpose) =>
        warehouse.Bins.Where(b => b.Purpose == purpose).OrderBy(b => b.Code is "MAIN" or "QUARANTINE" ? 0 : 1).ThenBy(b => b.Code, StringComparer.Ordinal).First();
}
