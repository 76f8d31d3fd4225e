using Waybill.Features.Stock;
using Waybill.Features.StockAdjustments;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.StockAdjustments;

/// <summary>Goods are moved between bins, held back, released, scrapped; only scrapping costs anything.</summary>
public sealed class StockAdjustmentTests
{
    [Theory, BothDoors]
    public async Task Moved_goods_lie_in_the_other_bin_are_worth_the_same_and_stay_held(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(new Lot("A", 5));
        var (bins, batch, shelf) = (await shop.Bins(goods), (await shop.Batches(goods))["A"], await Shelf(shop, goods));
        await shop.Hold(goods.Demand(4, batch));
        var moved = await shop.As(Roles.Warehouse).Via(door).Run<StockAdjustmentView>(new MoveStock.Command(goods.WarehouseId, shelf, [new(goods.ItemId, bins["MAIN"], 3, null, batch)]));
        moved.Number.ShouldMatch(@"^SA-\d{6}-\d{6}$");
        (await Lying(shop, goods)).ShouldBe([("MAIN", 2m), ("SHELF", 3m)]);
        (await shop.Standing(goods)).ShouldBe(new Standing(5, 4, 1, 50));
        await shop.LedgerIsSound();
    }

    [Theory, BothDoors]
    public async Task Held_back_goods_are_there_but_not_to_be_had_until_they_are_released(Door door)
    {
        var shop = await Shop.Open();
        var (goods, manager) = (await shop.Goods(stock: 5), shop.As(Roles.Manager).Via(door));
        var bins = await shop.Bins(goods);
        var held = await manager.Run<StockAdjustmentView>(new QuarantineStock.Command(goods.WarehouseId, [new(goods.ItemId, bins["MAIN"], 3)], "受潮 Damp"));
        (held.Action, held.ToBinId, held.Value!.Amount).ShouldBe((StockAction.Quarantine, bins["QUARANTINE"], 0m));
        (await shop.Standing(goods)).ShouldBe(new Standing(5, 0, 2, 50));
        var row = (await manager.Run<Page<ListQuarantine.Row>>(new ListQuarantine.Query { Filter = $"itemId = \"{goods.ItemId}\"" })).Items.ShouldHaveSingleItem();
        (row.BinCode, row.OnHand).ShouldBe(("QUARANTINE", 3m));
        await manager.Run<StockAdjustmentView>(new ReleaseQuarantine.Command(goods.WarehouseId, [new(goods.ItemId, bins["QUARANTINE"], 2)]));
        (await shop.Standing(goods)).ShouldBe(new Standing(5, 0, 4, 50));
        await shop.LedgerIsSound();
    }

    [Theory, BothDoors]
    public async Task Scrapped_goods_are_gone_at_the_average_from_storage_and_from_quarantine(Door door)
    {
        var shop = await Shop.Open();
        var (goods, manager) = (await shop.Goods(), shop.As(Roles.Manager).Via(door));
        await shop.Enter(goods, goods.Entry(2, 10m), goods.Entry(1, 10.01m));
        var bins = await shop.Bins(goods);
        await manager.Run<StockAdjustmentView>(new QuarantineStock.Command(goods.WarehouseId, [new(goods.ItemId, bins["MAIN"], 1)], "破损"));
        var first = await manager.Run<StockAdjustmentView>(new ScrapStock.Command(goods.WarehouseId, [new(goods.ItemId, bins["MAIN"], 1), new(goods.ItemId, bins["QUARANTINE"], 1)], "报废"));
        (await shop.As(Roles.Warehouse).Via(door).Run<StockAdjustmentView>(new GetStockAdjustment.Query(first.Id))).Value.ShouldBeNull();
        await manager.Run<StockAdjustmentView>(new ScrapStock.Command(goods.WarehouseId, [new(goods.ItemId, bins["MAIN"], 1)], "报废"));
        (first.Value!.Amount, await shop.Standing(goods)).ShouldBe((20.01m, new Standing(0, 0, 0, 0)));
        await shop.LedgerIsSound();
    }

    [Theory, BothDoors]
    public async Task What_is_held_is_neither_scrapped_nor_held_back_but_what_expired_may_be(Door door)
    {
        var shop = await Shop.Open();
        var (goods, manager) = (await shop.Goods(new Lot("A", 5, Shop.Never), new Lot("OLD", 5, Shop.LongAgo)), shop.As(Roles.Manager).Via(door));
        var (bins, batches) = (await shop.Bins(goods), await shop.Batches(goods));
        await shop.Hold(goods.Demand(4));
        var refused = await manager.Refused(new ScrapStock.Command(goods.WarehouseId, [new(goods.ItemId, bins["MAIN"], 2, null, batches["A"])], "报废"));
        (refused.Code, refused.Errors[0].Pointer).ShouldBe(("STOCK_SHORT", "/lines/0/quantity"));
        (await manager.Refused(new QuarantineStock.Command(goods.WarehouseId, [new(goods.ItemId, bins["MAIN"], 2, null, batches["A"])], "待检"))).Code.ShouldBe("STOCK_SHORT");
        await manager.Run<StockAdjustmentView>(new ScrapStock.Command(goods.WarehouseId, [new(goods.ItemId, bins["MAIN"], 5, null, batches["OLD"])], "过期"));
        (await shop.Standing(goods)).ShouldBe(new Standing(5, 4, 1, 50));
        await shop.LedgerIsSound();
    }

    [Theory, BothDoors]
    public async Task Two_who_scrap_the_last_ones_at_once_do_not_both(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 5);
        var bin = (await shop.Bins(goods))["MAIN"];
        var replies = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => shop.As(Roles.Manager).Via(door).Send(new ScrapStock.Command(goods.WarehouseId, [new(goods.ItemId, bin, 3)], "报废"))));
        replies.Select(r => r.Refused?.Code).Order().ShouldBe([null, "STOCK_SHORT"]);
        (await shop.Standing(goods)).ShouldBe(new Standing(2, 0, 2, 20));
    }

    [Theory, BothDoors]
    public async Task Every_wrong_line_is_named(Door door)
    {
        var shop = await Shop.Open();
        var (goods, lots) = (await shop.Goods(stock: 5), await shop.Goods(new Lot("A", 1)));
        var (bins, shelf) = (await shop.Bins(goods), await Shelf(shop, goods));
        (await Move(new(goods.ItemId, Guid.NewGuid(), 1))).Errors.ShouldHaveSingleItem().Pointer.ShouldBe("/lines/0/binId");
        (await Move(new(goods.ItemId, shelf, 1))).Code.ShouldBe("SAME_BIN");
        (await Move(new(goods.ItemId, bins["QUARANTINE"], 1))).Code.ShouldBe("WRONG_BIN");
        (await Move(new(goods.ItemId, bins["MAIN"], 1, "sack"))).Code.ShouldBe("UNIT_UNKNOWN");
        (await Move(new(goods.ItemId, bins["MAIN"], 0.5m))).Code.ShouldBe("QUANTITY_TOO_FINE");
        (await Move(new(goods.ItemId, bins["MAIN"], 6))).Code.ShouldBe("STOCK_SHORT");
        (await Move(new(lots.ItemId, bins["MAIN"], 1))).Code.ShouldBe("BATCH_REQUIRED");
        (await Move(new(goods.ItemId, bins["MAIN"], 1, null, (await shop.Batches(lots))["A"]))).Code.ShouldBe("BATCH_NOT_ALLOWED");
        (await shop.Refused(door, Roles.Warehouse, new MoveStock.Command(goods.WarehouseId, Guid.NewGuid(), [new(goods.ItemId, bins["MAIN"], 1)]))).Errors.Single().Pointer.ShouldBe("/toBinId");
        (await shop.Refused(door, Roles.Manager, new ReleaseQuarantine.Command(goods.WarehouseId, [new(goods.ItemId, shelf, 1)], ToBinId: bins["QUARANTINE"]))).Code.ShouldBe("WRONG_BIN");

        Task<Refused> Move(StockAdjustmentEntry line) => shop.Refused(door, Roles.Warehouse, new MoveStock.Command(goods.WarehouseId, shelf, [line]));
    }

    [Theory, BothDoors]
    public async Task Releasing_and_scrapping_are_not_for_everybody_in_the_warehouse(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 5);
        var bins = await shop.Bins(goods);
        (await shop.Refused(door, Roles.Warehouse, new ReleaseQuarantine.Command(goods.WarehouseId, [new(goods.ItemId, bins["QUARANTINE"], 1)]))).Code.ShouldBe("FORBIDDEN");
        (await shop.Refused(door, Roles.Warehouse, new ScrapStock.Command(goods.WarehouseId, [new(goods.ItemId, bins["MAIN"], 1)], "x"))).Code.ShouldBe("FORBIDDEN");
    }

    [Theory, BothDoors]
    public async Task They_are_listed(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 5);
        var done = await shop.As(Roles.Manager).Run<StockAdjustmentView>(new ScrapStock.Command(goods.WarehouseId, [new(goods.ItemId, (await shop.Bins(goods))["MAIN"], 1)], "虫蛀 Moth"));
        var query = new ListStockAdjustments.Query { Filter = $"action = \"scrap\" AND warehouseId = \"{goods.WarehouseId}\"" };
        (await shop.As(Roles.Warehouse).Via(door).Run<Page<ListStockAdjustments.Row>>(query)).Items.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(a => a.Number.ShouldBe(done.Number), a => a.Reason.ShouldBe("虫蛀 Moth"));
    }

    private static async Task<Guid> Shelf(Shop shop, Goods goods) =>
        (await shop.As(Roles.Admin).Run<BinView>(new AddBin.Command(goods.WarehouseId, "SHELF", BinPurpose.Storage))).Id;

    private static async Task<IEnumerable<(string, decimal)>> Lying(Shop shop, Goods goods) =>
        (await shop.As(Roles.Admin).Run<Page<ListStockBalances.Row>>(new ListStockBalances.Query { Filter = $"itemId = \"{goods.ItemId}\"", OrderBy = "binCode" })).Items
            .Where(b => b.OnHand > 0).Select(b => (b.BinCode, b.OnHand));
}
