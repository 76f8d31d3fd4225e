using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Items;
using Waybill.Features.Stock;
using Waybill.Features.StockIns;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Tests.Support;

/// <summary>An item of its own in a warehouse of its own.</summary>
public sealed record Goods(Guid ItemId, string Code, Guid WarehouseId)
{
    public Demand Demand(decimal quantity, Guid? batchId = null) => new(Guid.NewGuid(), ItemId, quantity, WarehouseId, batchId);

    public StockInEntry Entry(decimal quantity, decimal? unitCost = null, string? batch = null, DateOnly? expiry = null, Guid? binId = null) =>
        new(ItemId, quantity, null, binId, batch is null ? null : new(batch, null, expiry, null, null), unitCost is { } cost ? new Money(cost, "CNY") : null);
}

/// <summary>A batch as tests enter it.</summary>
public sealed record Lot(string Number, decimal Quantity, DateOnly? Expiry = null);

/// <summary>What is on hand, reserved and available of goods, and what it is worth.</summary>
public sealed record Standing(decimal OnHand, decimal Reserved, decimal Available, decimal Value);

public sealed partial class Shop
{
    public static readonly DateOnly Never = new(2099, 12, 31);
    public static readonly DateOnly LongAgo = new(2020, 1, 31);

    /// <summary>An item nobody else knows in a warehouse nobody else uses, with so much of it in stock at 10.00 each.</summary>
    public Task<Goods> Goods(decimal stock = 0, int decimals = 0) => Goods(stock == 0 ? [] : [new("", stock)], byBatch: false, decimals);

    /// <summary>The same, kept by batch.</summary>
    public Task<Goods> Goods(params Lot[] lots) => Goods(lots, byBatch: true, decimals: 0);

    /// <summary>More stock of the goods, in a new warehouse.</summary>
    public async Task<Goods> Elsewhere(Goods goods, decimal stock, int priority = 500)
    {
        var there = goods with { WarehouseId = (await Warehouse(priority)).Id };
        await Enter(there, there.Entry(stock, 10m));
        return there;
    }

    public async Task<Standing> Standing(Goods goods)
    {
        var all = await As(Roles.Admin).Run<GetAvailability.Result>(new GetAvailability.Query(goods.ItemId));
        return all.Warehouses.Where(w => w.WarehouseId == goods.WarehouseId).Select(w => new Standing(w.OnHand, w.Reserved, w.Available, w.Value!.Amount)).Single();
    }

    /// <summary>The ids of the goods' batches, by number.</summary>
    public async Task<Dictionary<string, Guid>> Batches(Goods goods) =>
        (await As(Roles.Admin).Run<Waybill.Infrastructure.Lists.Page<ListBatches.Row>>(new ListBatches.Query { Filter = $"itemId = \"{goods.ItemId}\"" })).Items.ToDictionary(b => b.Number, b => b.Id);

    /// <summary>The ids of a warehouse's bins, by code.</summary>
    public async Task<Dictionary<string, Guid>> Bins(Goods goods) =>
        (await As(Roles.Admin).Run<GetWarehouse.Result>(new GetWarehouse.Query(goods.WarehouseId))).Bins.ToDictionary(b => b.Code, b => b.Id);

    /// <summary>The ledger as a whole holds.</summary>
    public async Task LedgerIsSound()
    {
        var check = await As(Roles.Admin).Run<CheckStockIntegrity.Result>(new CheckStockIntegrity.Query());
        check.Violations.ShouldBeEmpty();
    }

    /// <summary>Holds stock for a document of its own, as features above do through the desk.</summary>
    public Task<IReadOnlyList<Held>> Hold(params Demand[] demands) => Hold(new DocumentRef("test", Guid.NewGuid()), demands);

    public Task<IReadOnlyList<Held>> Hold(DocumentRef document, params Demand[] demands) => Desk(desk => desk.Reserve(document, demands, default));

    /// <summary>Does something at the stock desk, in a transaction of its own.</summary>
    public async Task<TResult> Desk<TResult>(Func<StockDesk, Task<TResult>> work) => await InTransaction(services => work(services.GetRequiredService<StockDesk>()));

    internal async Task<TResult> InTransaction<TResult>(Func<IServiceProvider, Task<TResult>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        var caller = Caller.System("tests");
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(caller);
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await work(scope.ServiceProvider);
        Saving.Prepare(db, "Test", caller, DateTimeOffset.UtcNow);
        await Saving.Save(db, commit: false, default);
        await transaction.CommitAsync();
        return result;
    }

    private async Task<Goods> Goods(Lot[] lots, bool byBatch, int decimals)
    {
        var code = Unique("G");
        var item = await As(Roles.Admin).Run<CreateItem.Result>(new CreateItem.Command(code, "货物 Goods", "pcs", null, null, [new("box", 12m)], 0.13m, byBatch, decimals));
        var goods = new Goods(item.Id, code, (await Warehouse(100)).Id);
        if (lots.Length > 0) await Enter(goods, [.. lots.Select(l => goods.Entry(l.Quantity, 10m, byBatch ? l.Number : null, l.Expiry))]);
        return goods;
    }

    private Task<GetWarehouse.Result> Warehouse(int priority) => As(Roles.Admin).Run<GetWarehouse.Result>(new CreateWarehouse.Command(Unique("WH"), "仓库 Warehouse", priority));
}
