using Waybill.Features.StockCounts;
using Waybill.Infrastructure.Lists;

namespace Waybill.Tests.Support;

public sealed partial class Shop
{
    /// <summary>A count of the goods that has begun.</summary>
    public async Task<StockCountView> Counting(Goods goods, decimal? limitQuantity = null, decimal? limitShare = null)
    {
        var manager = As(Roles.Manager);
        var count = await manager.Run<StockCountView>(new CreateStockCount.Command(goods.WarehouseId, [goods.ItemId], null, null, limitQuantity, limitShare));
        return await manager.Run<StockCountView>(new StartStockCount.Command(count.Id));
    }

    /// <summary>What there is to count.</summary>
    public async Task<IReadOnlyList<ListCountLines.Row>> CountLines(Guid countId) =>
        (await As(Roles.Admin).Run<Page<ListCountLines.Row>>(new ListCountLines.Query(countId) { PageSize = 200 })).Items;

    /// <summary>So much was counted, line by line.</summary>
    public async Task Counted(Guid countId, params decimal[] quantities)
    {
        var lines = await CountLines(countId);
        await As(Roles.Warehouse).Run<RecordCounts.Result>(new RecordCounts.Command(countId, [.. quantities.Select((q, i) => new RecordCounts.Entry(lines[i].Id, q))]));
    }

    /// <summary>A count of the goods that was submitted with these quantities.</summary>
    public async Task<Guid> SubmittedCount(Goods goods, params decimal[] quantities)
    {
        var count = await Counting(goods);
        await Counted(count.Id, quantities);
        await As(Roles.Warehouse).Run<StockCountView>(new SubmitStockCount.Command(count.Id));
        return count.Id;
    }

    public Task<StockCountView> PostCount(Guid countId) => As(Roles.Manager).Run<StockCountView>(new PostStockCount.Command(countId));
}
