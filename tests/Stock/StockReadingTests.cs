using Waybill.Features.Stock;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Stock;

public sealed class ProposePicksTests
{
    [Theory, BothDoors]
    public async Task What_expires_first_goes_first(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(new Lot("HP-02", 3, new(2090, 6, 1)), new Lot("HP-03", 2, new(2090, 5, 1)), new Lot("HP-01", 9, Shop.LongAgo));
        var picks = await Propose(shop, door, goods, 5);
        picks.Picks.Select(p => (p.BatchNumber, p.Quantity)).ShouldBe([("HP-03", 2m), ("HP-02", 3m)]);
        (picks.Quantity, picks.Short, (await Propose(shop, door, goods, 6)).Short).ShouldBe((5m, 0m, 1m));
    }

    [Theory, BothDoors]
    public async Task Ten_are_seven_of_the_first_lot_and_three_of_the_second(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(new Lot("00001", 7), new Lot("00002", 8));
        (await Propose(shop, door, goods, 10)).Picks.Select(p => (p.BatchNumber, p.Quantity)).ShouldBe([("00001", 7m), ("00002", 3m)]);
    }

    [Theory, BothDoors]
    public async Task What_others_hold_is_not_proposed(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(new Lot("A", 5), new Lot("B", 5));
        await shop.Hold(goods.Demand(4, (await shop.Batches(goods))["A"]), goods.Demand(2));
        (await Propose(shop, door, goods, 10)).Picks.Select(p => (p.BatchNumber, p.Quantity)).ShouldBe([("A", 1m), ("B", 3m)]);
    }

    [Theory, BothDoors]
    public async Task Nothing_is_proposed_where_the_item_never_was(Door door)
    {
        var shop = await Shop.Open();
        (await Propose(shop, door, await shop.Goods(), 2)).Short.ShouldBe(2);
    }

    private static Task<ProposePicks.Result> Propose(Shop shop, Door door, Goods goods, decimal quantity) =>
        shop.As(Roles.Warehouse).Via(door).Run<ProposePicks.Result>(new ProposePicks.Query(goods.ItemId, goods.WarehouseId, quantity));
}

public sealed class GetAvailabilityTests
{
    [Theory, BothDoors]
    public async Task Availability_is_on_hand_less_what_is_reserved_in_each_warehouse(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 10);
        await shop.Elsewhere(goods, stock: 5);
        await shop.Hold(goods.Demand(4));
        var read = await shop.As(Roles.Sales).Via(door).Run<GetAvailability.Result>(new GetAvailability.Query(goods.ItemId));
        (read.OnHand, read.Reserved, read.Available, read.Warehouses.Count).ShouldBe((15m, 4m, 11m, 2));
        read.Warehouses.ShouldAllBe(w => w.Value == null);
    }
}

public sealed class ListStockTests
{
    [Theory, BothDoors]
    public async Task Balances_show_what_lies_where(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(new Lot("A", 5, Shop.Never), new Lot("B", 2));
        await shop.Hold(goods.Demand(3, (await shop.Batches(goods))["A"]));
        var rows = await shop.As(Roles.Warehouse).Via(door).Run<Page<ListStockBalances.Row>>(new ListStockBalances.Query { Filter = $"itemId = \"{goods.ItemId}\"", OrderBy = "batchNumber" });
        rows.Items.Select(r => (r.BinCode, r.BatchNumber, r.ExpiryDate, r.OnHand, r.BatchReserved)).ShouldBe([("MAIN", "A", Shop.Never, 5m, 3m), ("MAIN", "B", null, 2m, 0m)]);
    }

    [Theory, BothDoors]
    public async Task Movements_are_listed_in_the_order_of_posting(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 5);
        await shop.Enter(goods, goods.Entry(1, 7m), goods.Entry(2, 8m));
        var query = new ListStockMovements.Query { Filter = $"itemId = \"{goods.ItemId}\"", OrderBy = "sequence" };
        var seen = await shop.As(Roles.Admin).Via(door).Run<Page<ListStockMovements.Row>>(query);
        seen.Items.Select(m => (m.Quantity, m.Value!.Amount)).ShouldBe([(5m, 50m), (1m, 7m), (2m, 16m)]);
        (await shop.As(Roles.Warehouse).Via(door).Run<Page<ListStockMovements.Row>>(query)).Items.ShouldAllBe(m => m.Value == null);
        (await shop.Refused(door, Roles.Warehouse, new ListStockMovements.Query { Filter = "value.amount > 1" })).Code.ShouldBe("FIELD_FORBIDDEN");
    }

    [Theory, BothDoors]
    public async Task Batches_are_found_by_number(Door door)
    {
        var shop = await Shop.Open();
        var number = Shop.Unique("LOT");
        var goods = await shop.Goods(new Lot(number, 5, Shop.Never));
        var found = await shop.As(Roles.Warehouse).Via(door).Run<Page<ListBatches.Row>>(new ListBatches.Query { Q = number });
        found.Items.ShouldHaveSingleItem().ShouldSatisfyAllConditions(b => b.ItemCode.ShouldBe(goods.Code), b => b.ExpiryDate.ShouldBe(Shop.Never));
    }

    [Theory, BothDoors]
    public async Task The_ledger_proves_itself(Door door)
    {
        var shop = await Shop.Open();
        var check = await shop.As(Roles.Warehouse).Via(door).Run<CheckStockIntegrity.Result>(new CheckStockIntegrity.Query());
        check.Violations.ShouldBeEmpty();
        check.Sound.ShouldBeTrue();
    }
}
