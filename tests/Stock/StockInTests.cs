using Waybill.Features.Stock;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Stock;

public sealed class EnterOpeningStockTests
{
    [Theory, BothDoors]
    public async Task Opening_stock_is_on_hand_at_its_cost(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods();
        var entered = await shop.As(Roles.Warehouse).Via(door).Run<EnterOpeningStock.Result>(new EnterOpeningStock.Command(goods.WarehouseId, [goods.Entry(3, 1.115m), goods.Entry(2)], null, null));
        entered.Number.ShouldMatch(@"^SI-\d{6}-\d{6}$");
        entered.Status.ShouldBe(StockInStatus.Confirmed);
        (await shop.Standing(goods)).ShouldBe(new Standing(5, 0, 5, 3.35m + 2.23m));
        await shop.LedgerIsSound();
    }

    [Theory, BothDoors]
    public async Task A_box_of_twelve_is_twelve_pieces(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods();
        var box = goods.Entry(2, 30m) with { Unit = "box" };
        await shop.As(Roles.Warehouse).Via(door).Run<EnterOpeningStock.Result>(new EnterOpeningStock.Command(goods.WarehouseId, [box], null, null));
        (await shop.Standing(goods)).ShouldBe(new Standing(24, 0, 24, 60));
    }

    [Theory, BothDoors]
    public async Task A_batch_is_required_where_stock_is_kept_by_batch_and_only_there(Door door)
    {
        var shop = await Shop.Open();
        var (plain, lots) = (await shop.Goods(), await shop.Goods(new Lot("A", 1)));
        (await Refused(shop, door, plain, plain.Entry(1, batch: "A"))).Code.ShouldBe("BATCH_NOT_ALLOWED");
        var refused = await Refused(shop, door, lots, lots.Entry(1));
        (refused.Code, refused.Errors[0].Pointer).ShouldBe(("BATCH_REQUIRED", "/lines/0/batch"));
    }

    [Theory, BothDoors]
    public async Task A_known_batch_does_not_change_its_dates(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(new Lot("A", 1, Shop.Never));
        (await Refused(shop, door, goods, goods.Entry(1, batch: "A", expiry: Shop.LongAgo))).Code.ShouldBe("BATCH_DIFFERS");
        await shop.Enter(goods, goods.Entry(1, batch: "A"));
        (await shop.Standing(goods)).OnHand.ShouldBe(2);
    }

    [Theory, BothDoors]
    public async Task Every_wrong_line_is_named(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods();
        (await Refused(shop, door, goods, goods.Entry(1.5m))).Code.ShouldBe("QUANTITY_TOO_FINE");
        (await Refused(shop, door, goods, goods.Entry(1) with { Unit = "sack" })).Code.ShouldBe("UNIT_UNKNOWN");
        (await Refused(shop, door, goods, goods.Entry(1, 1m) with { UnitCost = new Money(1m, "USD") })).Code.ShouldBe("CURRENCY_MISMATCH");
        (await Refused(shop, door, goods, goods.Entry(1), goods.Entry(1, binId: Guid.NewGuid()))).Errors.ShouldHaveSingleItem().Pointer.ShouldBe("/lines/1/binId");
        (await Refused(shop, door, goods, goods.Entry(1) with { ItemId = Guid.NewGuid() })).Errors.ShouldHaveSingleItem().Pointer.ShouldBe("/lines/0/itemId");
    }

    [Theory, BothDoors]
    public async Task Goods_cannot_come_in_tomorrow(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods();
        var command = new EnterOpeningStock.Command(goods.WarehouseId, [goods.Entry(1)], DateTimeOffset.UtcNow.AddDays(1), null);
        (await shop.Refused(door, Roles.Warehouse, command)).Code.ShouldBe("EFFECTIVE_IN_FUTURE");
    }

    [Theory, BothDoors]
    public async Task The_same_key_enters_the_goods_once(Door door)
    {
        var shop = await Shop.Open();
        var (goods, key) = (await shop.Goods(), Guid.NewGuid().ToString());
        var command = new EnterOpeningStock.Command(goods.WarehouseId, [goods.Entry(5, 1m)], null, null);
        var warehouse = shop.As(Roles.Warehouse).Via(door);
        var (first, second) = (await warehouse.Send(command, key), await warehouse.Send(command, key));
        (first.Replayed, second.Replayed).ShouldBe((false, true));
        (await shop.Standing(goods)).OnHand.ShouldBe(5);
    }

    [Fact]
    public async Task Two_papers_that_begin_the_same_batch_at_once_meet_in_it()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(new Lot("A", 1));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shop.Enter(goods, goods.Entry(1, 10m, "B"), goods.Entry(1, 10m, "C"))));
        (await shop.Batches(goods)).Keys.Order().ShouldBe(["A", "B", "C"]);
        (await shop.Standing(goods)).ShouldBe(new Standing(17, 0, 17, 170));
    }

    private static Task<Refused> Refused(Shop shop, Door door, Goods goods, params StockInEntry[] lines) =>
        shop.Refused(door, Roles.Warehouse, new EnterOpeningStock.Command(goods.WarehouseId, lines, null, null));
}

public sealed class ConfirmStockInTests
{
    [Theory, BothDoors]
    public async Task Goods_are_stock_only_from_the_confirmation_on(Door door)
    {
        var shop = await Shop.Open();
        var (goods, warehouse) = (await shop.Goods(stock: 1), shop.As(Roles.Warehouse).Via(door));
        var draft = await warehouse.Run<StockInView>(new CreateStockIn.Command(goods.WarehouseId, [goods.Entry(2, 13m)], "found"));
        (await shop.Standing(goods)).OnHand.ShouldBe(1);
        var confirmed = await warehouse.Run<ConfirmStockIn.Result>(new ConfirmStockIn.Command(draft.Id));
        (confirmed.Status, confirmed.Version).ShouldBe((StockInStatus.Confirmed, 2));
        (await shop.Standing(goods)).ShouldBe(new Standing(3, 0, 3, 36));
    }

    [Theory, BothDoors]
    public async Task A_stock_in_is_confirmed_once(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods();
        var draft = await Draft(shop, goods);
        await shop.As(Roles.Warehouse).Via(door).Run<ConfirmStockIn.Result>(new ConfirmStockIn.Command(draft.Id));
        (await shop.Refused(door, Roles.Warehouse, new ConfirmStockIn.Command(draft.Id))).Code.ShouldBe("STOCK_IN_WRONG_STATE");
        (await shop.Refused(door, Roles.Warehouse, new CancelStockIn.Command(draft.Id))).Code.ShouldBe("STOCK_IN_WRONG_STATE");
        (await shop.Standing(goods)).OnHand.ShouldBe(2);
    }

    [Theory, BothDoors]
    public async Task A_cancelled_draft_moves_nothing(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods();
        var draft = await Draft(shop, goods);
        (await shop.As(Roles.Warehouse).Via(door).Run<CancelStockIn.Result>(new CancelStockIn.Command(draft.Id))).Status.ShouldBe(StockInStatus.Cancelled);
        (await shop.Refused(door, Roles.Warehouse, new ConfirmStockIn.Command(draft.Id))).Code.ShouldBe("STOCK_IN_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task A_stock_in_shows_costs_only_to_who_may_see_them(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods();
        var entered = await shop.Enter(goods, goods.Entry(2, 5m));
        var full = await shop.As(Roles.Admin).Via(door).Run<StockInView>(new GetStockIn.Query(entered.Id));
        (full.Value!.Amount, full.Lines[0].UnitCost!.Amount, full.Lines[0].Value!.Amount).ShouldBe((10m, 5m, 10m));
        var seen = await shop.As(Roles.Warehouse).Via(door).Run<StockInView>(new GetStockIn.Query(entered.Id));
        (seen.Value, seen.Lines[0].UnitCost, seen.Lines[0].Value).ShouldBe((null, null, null));
    }

    [Theory, BothDoors]
    public async Task The_drafts_are_the_work_list(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 1);
        var draft = await Draft(shop, goods);
        var query = new ListStockIns.Query { Filter = $"status = \"draft\" AND warehouseId = \"{goods.WarehouseId}\"" };
        (await shop.As(Roles.Warehouse).Via(door).Run<Page<ListStockIns.Row>>(query)).Items.ShouldHaveSingleItem().Number.ShouldBe(draft.Number);
    }

    private static Task<StockInView> Draft(Shop shop, Goods goods) =>
        shop.As(Roles.Warehouse).Run<StockInView>(new CreateStockIn.Command(goods.WarehouseId, [goods.Entry(2, 1m)], null));
}
