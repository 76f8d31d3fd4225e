using Microsoft.EntityFrameworkCore;
using Waybill.Features.Organization;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Deliveries;

/// <summary>The batches that a delivery line may fix, by warehouse, what expires first before what came first; expired ones last, since nobody may issue them without a permission.</summary>
public static class ListBatchChoices
{
    [Requires("deliveries.list-batch-choices")]
    [Refuses("COMPANY_MISSING")]
    public sealed record Query(Guid DeliveryId, Guid LineId);

    /// <param name="Batches">None where the item is not kept by batch, or nothing of it is there.</param>
    public sealed record Result(Guid DeliveryLineId, Guid ItemId, string ItemCode, string BaseUnit, decimal Quantity, IReadOnlyList<BatchChoice> Batches);

    /// <summary>A batch in a warehouse, in base units.</summary>
    /// <param name="Free">What may still be promised of it.</param>
    /// <param name="UnitCost">What one cost on average in this warehouse.</param>
    public sealed record BatchChoice(Guid BatchId, string Number, string? Grade, DateOnly? ProductionDate, DateOnly? ExpiryDate, bool Expired, string? Supplier, Guid WarehouseId, string WarehouseCode,
        decimal OnHand, decimal Free, [Cost] Money? UnitCost);

    internal sealed class Handler(Database db, StockLocks stock, CompanyDesk companies) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            var line = await db.Deliveries.Where(d => d.Id == query.DeliveryId).SelectMany(d => d.Lines).Require(l => l.Id == query.LineId, ct);
            var currency = (await companies.Get(ct)).Currency;
            var sheet = await stock.ForLooking([line.ItemId], holder: null, ct);
            var batches = await db.Batches.Where(b => b.ItemId == line.ItemId).ToDictionaryAsync(b => b.Id, ct);
            var choices = sheet.Levels.Where(l => line.WarehouseId is null || l.WarehouseId == line.WarehouseId)
                .SelectMany(l => l.Storage.Where(b => b.BatchId is not null && b.OnHand > 0).GroupBy(b => b.BatchId!.Value), (l, g) => Choice(sheet, l, batches[g.Key], g.Sum(b => b.OnHand), currency));
            return new(line.Id, line.ItemId, line.ItemCode, line.BaseUnit, line.BaseQuantity, [.. choices.OrderBy(c => c.Expired)
                .ThenBy(c => c.ExpiryDate ?? DateOnly.MaxValue).ThenBy(c => batches[c.BatchId].CreatedAt).ThenBy(c => c.Number, StringComparer.Ordinal).ThenBy(c => c.WarehouseCode, StringComparer.Ordinal)]);
        }

        private static BatchChoice Choice(StockSheet sheet, Level level, Batch b, decimal onHand, string currency) => new(b.Id, b.Number, b.Grade, b.ProductionDate, b.ExpiryDate,
            sheet.IsExpired(b.ExpiryDate), b.Supplier, level.WarehouseId, level.WarehouseCode, onHand, sheet.Available(level, b.Id), new((level.Cost.Value / level.OnHand).To(6), currency));
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/{deliveryId}/lines/{lineId}/batch-choices", nameof(ListBatchChoices), "List the batches that a line may fix");
}
