using Waybill.Features.Items;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Stock;

/// <summary>Which bins and batches to take goods from: what expires first, then what came first. Nothing is held by it.</summary>
public static class ProposePicks
{
    [Requires("stock.propose-picks")]
    public sealed record Query(Guid ItemId, Guid WarehouseId, [Quantity] decimal Quantity, Guid? BatchId = null);

    /// <param name="Quantity">What the picks add up to, in base units.</param>
    /// <param name="Short">What is lacking of the quantity asked for.</param>
    public sealed record Result(decimal Quantity, decimal Short, IReadOnlyList<PickRow> Picks);

    /// <summary>So much from one bin and batch.</summary>
    public sealed record PickRow(Guid BinId, string BinCode, Guid? BatchId, string? BatchNumber, DateOnly? ExpiryDate, decimal Quantity);

    internal sealed class Handler(Database db, StockLocks stock) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            await db.Items.Refer(i => i.Id == query.ItemId, "/itemId", ct);
            db.ReferNext<Warehouse>(query.WarehouseId, "/warehouseId");
            var sheet = await stock.ForLooking([query.ItemId], holder: null, ct);
            var level = sheet.Find(query.ItemId, query.WarehouseId);
            var picks = level is null ? [] : Picking.Propose(sheet, level, query.BatchId, query.Quantity);
            var found = picks.Sum(p => p.Quantity);
            return new(found, query.Quantity - found, [.. picks.Select(p => new PickRow(p.From.BinId, p.From.BinCode, p.From.BatchId, p.From.BatchNumber, p.From.ExpiryDate, p.Quantity))]);
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/stock-picks", nameof(ProposePicks), "Propose where to pick");
}
