using Waybill.Features.Items;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Stock;

/// <summary>How much of an item there is in each warehouse, and how much of it may still be promised: on hand, less quarantine, less expired batches, less what is reserved.</summary>
public static class GetAvailability
{
    [Requires("stock.availability")]
    [Refuses("COMPANY_MISSING")]
    public sealed record Query(Guid ItemId);
    public sealed record Result(Guid ItemId, string ItemCode, string Unit, decimal OnHand, decimal Reserved, decimal Available, IReadOnlyList<WarehouseRow> Warehouses);

    /// <summary>The stock of one warehouse.</summary>
    /// <param name="Quarantined">The part on hand that lies in quarantine bins.</param>
    /// <param name="Expired">The part on hand whose batches have expired and that nobody holds.</param>
    public sealed record WarehouseRow(Guid WarehouseId, string WarehouseCode, decimal OnHand, decimal Quarantined, decimal Expired, decimal Reserved, decimal Available, [property: Cost] Money? Value);

    internal sealed class Handler(Database db, StockLocks stock, CompanyDesk companies) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            var item = await db.Items.Require(i => i.Id == query.ItemId, ct);
            var currency = (await companies.Get(ct)).Currency;
            var sheet = await stock.ForLooking([query.ItemId], holder: null, ct);
            var rows = sheet.Levels.OrderBy(l => l.WarehouseCode, StringComparer.Ordinal).Select(l => new WarehouseRow(l.WarehouseId, l.WarehouseCode, l.OnHand, l.Quarantined, sheet.Expired(l),
                l.Reserved, sheet.Available(l), new(l.Cost.Value, currency))).ToList();
            return new(item.Id, item.Code, item.Unit, rows.Sum(r => r.OnHand), rows.Sum(r => r.Reserved), rows.Sum(r => r.Available), rows);
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/stock-availability/{itemId}", nameof(GetAvailability), "Read an item's availability");
}
