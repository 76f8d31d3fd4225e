using Microsoft.EntityFrameworkCore;
using Waybill.Features.Items;
using Waybill.Features.Stock;
using Waybill.Features.StockIns;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockCounts;

/// <summary>Goods were found where the books have none: they get a line of their own, counted at once.</summary>
public static class AddCountLine
{
    /// <param name="Batch">Must be given for items that are kept by batch, and only for these; it begins here, if its number is new for the item.</param>
    /// <param name="Quantity">What lies there, in base units.</param>
    [Requires("stock-counts.record")]
    [Refuses("STOCK_COUNT_WRONG_STATE", "COUNT_LINE_EXISTS", "COUNT_TIME_OUTSIDE", "QUANTITY_TOO_FINE", "BATCH_REQUIRED", "BATCH_NOT_ALLOWED", "BATCH_DIFFERS")]
    public sealed record Command(Guid StockCountId, Guid ItemId, Guid BinId, [Quantity] decimal Quantity, BatchEntry? Batch = null, DateTimeOffset? CountedAt = null);
    public sealed record Result(Guid Id, int Version, Guid LineId);

    internal sealed class Handler(Database db, BatchBook batches, CurrentUser user, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var count = await db.StockCounts.Include(c => c.Lines.OrderByDescending(l => l.Position).Take(1)).RequireLocked(db, command.StockCountId, ct);
            count.RequireCounting();
            var item = await db.Items.AsNoTracking().Include(i => i.Units).Refer(i => i.Id == command.ItemId, "/itemId", ct);
            var warehouse = await db.Warehouses.AsNoTracking().Include(w => w.Bins).FirstAsync(w => w.Id == count.WarehouseId, ct);
            if (warehouse.Bins.All(b => b.Id != command.BinId)) throw PlatformRefusals.UnknownReference.At("/binId", ("kind", "bin"));
            if (command.Batch is null && item.BatchControlled) throw StockRefusals.BatchRequired.At("/batch", ("item", item.Code));
            if (command.Batch is not null && !item.BatchControlled) throw StockRefusals.BatchNotAllowed.At("/batch", ("item", item.Code));
            var line = count.Add(new()
            {
                ItemId = item.Id, BinId = command.BinId, BookQuantity = 0,
                BatchId = command.Batch is { } b ? (await batches.Resolve([Named(item, b)], ct))[(item.Id, b.Number)].Id : null,
            });
            var quantity = item.ToBase(command.Quantity, item.Unit, "/quantity");
            line.Count(quantity, by: user.Id, at: count.TimeOf(command.CountedAt, clock.GetUtcNow(), "/countedAt"));
            return new(count.Id, count.Version, line.Id);
        }

        private static NamedBatch Named(Item item, BatchEntry b) => new(item.Id, b.Number, b.ProductionDate, b.ExpiryDate, b.Grade, b.Supplier, "/batch");
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/{stockCountId}/lines", nameof(AddCountLine), "Add goods that were found");
}
