using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Items;
using Waybill.Features.Numbering;
using Waybill.Features.Organization;
using Waybill.Features.Stock;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockCounts;

/// <summary>A count is planned: of a whole warehouse, or of chosen items, bins and batches.</summary>
public static class CreateStockCount
{
    /// <param name="ItemIds">Only these items; all, if none are named. Likewise bins and batches.</param>
    /// <param name="LimitQuantity">A greater difference of a line, in base units, may be posted only with stock-counts.post-large.</param>
    /// <param name="LimitShare">Likewise a difference of a greater share of what the books say.</param>
    [Requires("stock-counts.create")]
    [Refuses("COMPANY_MISSING")]
    public sealed record Command(Guid WarehouseId, IReadOnlyList<Guid>? ItemIds = null, IReadOnlyList<Guid>? BinIds = null, IReadOnlyList<Guid>? BatchIds = null,
        [Quantity(OrZero = true)] decimal? LimitQuantity = null, [Rate(OrZero = true)] decimal? LimitShare = null, [MaxLength(500)] string? Remark = null);

    internal sealed class Handler(Database db, NumberingDesk numbers, CompanyDesk companies) : IHandler<Command, StockCountView>
    {
        public async Task<StockCountView> Handle(Command command, CancellationToken ct)
        {
            var warehouse = await db.Warehouses.AsNoTracking().Include(w => w.Bins).Refer(w => w.Id == command.WarehouseId, "/warehouseId", ct);
            await db.Items.AsNoTracking().ReferAll(Named(command.ItemIds, "/itemIds"), ct);
            await db.Batches.AsNoTracking().ReferAll(Named(command.BatchIds, "/batchIds"), ct);
            var faults = Named(command.BinIds, "/binIds").Where(b => warehouse.Bins.All(bin => bin.Id != b.Id)).Select(b => PlatformRefusals.UnknownReference.Fault(b.Pointer, ("kind", "bin"))).ToList();
            if (faults.Count > 0) throw Refusal.Of(faults);
            var count = new StockCount(await numbers.Draw("stock-count", ct), warehouse.Id, (await companies.Get(ct)).Currency)
            {
                ItemIds = [.. command.ItemIds ?? []], BinIds = [.. command.BinIds ?? []], BatchIds = [.. command.BatchIds ?? []],
                LimitQuantity = command.LimitQuantity, LimitShare = command.LimitShare, Remark = command.Remark,
            };
            db.StockCounts.Add(count);
            return StockCountView.Of(count);
        }

        private static IEnumerable<(Guid Id, string Pointer)> Named(IReadOnlyList<Guid>? ids, string member) => (ids ?? []).Index().Select(i => (i.Item, $"{member}/{i.Index}"));
    }

    internal static void Map(Doors doors) => doors.Create<Command, StockCountView, Handler>("/", nameof(CreateStockCount), "Plan a stock count");
}
