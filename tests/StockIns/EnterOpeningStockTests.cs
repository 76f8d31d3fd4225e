using Waybill.Features.StockIns;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.StockIns;

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
