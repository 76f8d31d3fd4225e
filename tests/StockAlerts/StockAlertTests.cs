using Waybill.Features.StockAlerts;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.StockAlerts;

/// <summary>What of the stock needs looking after, by the rules that somebody has set.</summary>
public sealed class StockAlertTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).Date);

    [Theory, BothDoors]
    public async Task Less_available_than_the_minimum_is_told_with_what_is_missing(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 10);
        await Watch(shop, door, goods, new() { Minimum = 5, Maximum = 20 });
        (await Alerts(shop, door, goods)).ShouldBeEmpty();
        await shop.Hold(goods.Demand(6));
        (await Alerts(shop, door, goods)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Kind.ShouldBe(StockAlertKind.BelowMinimum), a => a.Available.ShouldBe(4),
            a => a.OnHand.ShouldBe(10), a => a.Limit.ShouldBe(5), a => a.Quantity.ShouldBe(16));
    }

    [Theory, BothDoors]
    public async Task An_item_that_was_never_in_the_warehouse_is_missing_there(Door door)
    {
        var shop = await Shop.Open();
        var there = await shop.Beyond(await shop.Goods(stock: 10));
        await Watch(shop, door, there, new() { Minimum = 5 });
        (await Alerts(shop, door, there)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Kind.ShouldBe(StockAlertKind.BelowMinimum), a => a.Quantity.ShouldBe(5));
    }

    [Theory, BothDoors]
    public async Task What_has_expired_is_not_available_and_what_soon_will_is_told(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(new Lot("OLD", 2, Today.AddDays(-1)), new Lot("SOON", 3, Today.AddDays(10)), new Lot("LATE", 4, Today.AddDays(11)));
        await Watch(shop, door, goods, new() { Minimum = 8, ExpiryDays = 10 });
        (await Alerts(shop, door, goods)).OrderBy(a => a.Kind).Select(a => (a.Kind, a.Available, a.Quantity)).ShouldBe([(StockAlertKind.BelowMinimum, 7m, 1m), (StockAlertKind.Expiring, 7m, 5m)]);
    }

    [Theory, BothDoors]
    public async Task Too_much_and_what_does_not_move_is_told(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods();
        await shop.Enter(goods, DateTimeOffset.UtcNow.AddDays(-3), goods.Entry(10, 1m));
        await Watch(shop, door, goods, new() { Maximum = 8, IdleDays = 2 });
        (await Alerts(shop, door, goods)).OrderBy(a => a.Kind).Select(a => (a.Kind, a.Quantity, a.Limit)).ShouldBe([(StockAlertKind.AboveMaximum, 2m, 8m), (StockAlertKind.Idle, 10m, 2m)]);
        await Watch(shop, door, goods, new() { Maximum = 10, IdleDays = 4 });
        (await Alerts(shop, door, goods)).ShouldBeEmpty();
    }

    [Theory, BothDoors]
    public async Task A_rule_is_replaced_and_removed(Door door)
    {
        var shop = await Shop.Open();
        var (goods, manager) = (await shop.Goods(stock: 1), shop.As(Roles.Manager).Via(door));
        var first = await Watch(shop, door, goods, new() { Minimum = 5, IdleDays = 9 });
        var second = await Watch(shop, door, goods, new() { Minimum = 3 });
        (second.Id, second.Version, second.IdleDays).ShouldBe((first.Id, 2, null));
        (await manager.Run<Page<ListStockAlertRules.Row>>(new ListStockAlertRules.Query { Filter = $"itemId = \"{goods.ItemId}\"" })).Items.ShouldHaveSingleItem().Minimum.ShouldBe(3);
        (await manager.Refused(new RemoveStockAlert.Command(goods.ItemId, goods.WarehouseId, 1))).Code.ShouldBe("STALE_VERSION");
        await manager.Run<RemoveStockAlert.Result>(new RemoveStockAlert.Command(goods.ItemId, goods.WarehouseId, 2));
        (await Alerts(shop, door, goods)).ShouldBeEmpty();
    }

    [Theory, BothDoors]
    public async Task A_rule_makes_sense(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods();
        (await shop.Refused(door, Roles.Manager, new SetStockAlert.Command(goods.ItemId, goods.WarehouseId, 5, 4))).Code.ShouldBe("MINIMUM_ABOVE_MAXIMUM");
        (await shop.Refused(door, Roles.Manager, new SetStockAlert.Command(Guid.NewGuid(), goods.WarehouseId, 5))).Code.ShouldBe("NOT_FOUND");
    }

    [Theory, BothDoors]
    public async Task What_expires_is_listed_by_days_left_where_it_lies(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(new Lot("SOON", 3, Today.AddDays(30)), new Lot("OLD", 2, Today.AddDays(-1)), new Lot("LATE", 4, Today.AddDays(31)));
        var query = new ListExpiringStock.Query { Filter = $"itemId = \"{goods.ItemId}\"" };
        var rows = (await shop.As(Roles.Warehouse).Via(door).Run<Page<ListExpiringStock.Row>>(query)).Items;
        rows.Select(r => (r.BatchNumber, r.DaysLeft, r.OnHand, r.BinCode)).ShouldBe([("OLD", -1, 2m, "MAIN"), ("SOON", 30, 3m, "MAIN")]);
        (await shop.As(Roles.Warehouse).Via(door).Run<Page<ListExpiringStock.Row>>(query with { WithinDays = 0 })).Items.ShouldHaveSingleItem().BatchNumber.ShouldBe("OLD");
    }

    private static Task<SetStockAlert.Result> Watch(Shop shop, Door door, Goods goods, Limits limits) => shop.As(Roles.Manager).Via(door).Run<SetStockAlert.Result>(
        new SetStockAlert.Command(goods.ItemId, goods.WarehouseId, limits.Minimum, limits.Maximum, limits.ExpiryDays, limits.IdleDays));

    private static async Task<IReadOnlyList<ListStockAlerts.Row>> Alerts(Shop shop, Door door, Goods goods) =>
        (await shop.As(Roles.Warehouse).Via(door).Run<Page<ListStockAlerts.Row>>(new ListStockAlerts.Query { Filter = $"warehouseId = \"{goods.WarehouseId}\"" })).Items;

    private sealed record Limits(decimal? Minimum = null, decimal? Maximum = null, int? ExpiryDays = null, int? IdleDays = null);
}
