using Waybill.Infrastructure.Data;

namespace Waybill.Features.Prices;

/// <summary>The only lock of this feature.</summary>
internal static class PriceLocks
{
    /// <summary>One writer at a time sets prices of a list, so that two who set the same new price do not collide.</summary>
    public static Task<PriceList> LockForPricing(this Database db, Guid priceListId, CancellationToken ct) => db.PriceLists.RequireLocked(db, priceListId, ct);
}
