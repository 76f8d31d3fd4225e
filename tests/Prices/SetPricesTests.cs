using Waybill.Features.Items;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Prices;

public sealed class SetPricesTests
{
    [Theory, BothDoors]
    public async Task Prices_are_added_changed_or_left(Door door)
    {
        var shop = await Shop.Open();
        var (item, list) = (await shop.NewItem(new UnitEntry("box", 12m)), await shop.NewPriceList(new(PriceLevel.Base)));
        var sales = shop.As(Roles.Manager).Via(door);
        var first = await sales.Run<SetPrices.Result>(new SetPrices.Command(list.Id, [Shop.Priced(item.Id, 8m, from: 10m), Shop.Priced(item.Id, 7m, from: 20m)]));
        (first.Id, first.Added, first.Changed, first.Unchanged).ShouldBe((list.Id, 2, 0, 0));
        var second = await sales.Run<SetPrices.Result>(new SetPrices.Command(list.Id,
            [Shop.Priced(item.Id, 8m, 10m, "pcs"), Shop.Priced(item.Id, 6.123456m, 20m), Shop.Priced(item.Id, 80m, unit: "box")]));
        (second.Added, second.Changed, second.Unchanged).ShouldBe((1, 1, 1));
        var rows = (await sales.Run<Page<ListPrices.Row>>(new ListPrices.Query(list.Id) { OrderBy = "minQuantity" })).Items;
        rows.Select(r => (r.Unit, r.MinQuantity, r.UnitPrice, r.Version)).ShouldBe([("box", 1m, Shop.Cny(80m), 1), ("pcs", 10m, Shop.Cny(8m), 1), ("pcs", 20m, Shop.Cny(6.123456m), 2)]);
    }

    [Theory, BothDoors]
    public async Task All_faults_are_told_and_nothing_is_set(Door door)
    {
        var shop = await Shop.Open();
        var (item, list, sales) = (await shop.NewItem(), await shop.NewPriceList(new(PriceLevel.Base)), shop.As(Roles.Manager).Via(door));
        var refused = await sales.Refused(new SetPrices.Command(list.Id,
            [Shop.Priced(item.Id, 8m), new(item.Id, "barrel", new Money(1m, "USD"), 5m), Shop.Priced(item.Id, 9m, unit: "pcs")]));
        refused.Errors.Select(e => (e.Pointer, e.Code)).ShouldBe(
            [("/prices/1/unit", "UNIT_UNKNOWN"), ("/prices/1/unitPrice/currency", "CURRENCY_MISMATCH"), ("/prices/2", "PRICE_REPEATED")]);
        (await sales.Run<Page<ListPrices.Row>>(new ListPrices.Query(list.Id))).Items.ShouldBeEmpty();
    }

    [Theory, BothDoors]
    public async Task Each_fault_alone_has_its_own_code(Door door)
    {
        var shop = await Shop.Open();
        var (item, list, sales) = (await shop.NewItem(), await shop.NewPriceList(new(PriceLevel.Base)), shop.As(Roles.Manager).Via(door));
        (await sales.Refused(new SetPrices.Command(list.Id, [Shop.Priced(item.Id, 8m, unit: "barrel")]))).Code.ShouldBe("UNIT_UNKNOWN");
        (await sales.Refused(new SetPrices.Command(list.Id, [Shop.Priced(item.Id, 8m), Shop.Priced(item.Id, 8m)]))).Code.ShouldBe("PRICE_REPEATED");
        (await sales.Refused(new SetPrices.Command(list.Id, [new(item.Id, null, new Money(1m, "USD"))]))).Code.ShouldBe("CURRENCY_MISMATCH");
        (await sales.Refused(new SetPrices.Command(list.Id, [Shop.Priced(Guid.NewGuid(), 8m)]))).Errors[0].Pointer.ShouldBe("/prices/0/itemId");
        (await sales.Refused(new SetPrices.Command(list.Id, [Shop.Priced(item.Id, 0m)]))).Errors[0].Code.ShouldBe("OUT_OF_RANGE");
        (await sales.Refused(new SetPrices.Command(Guid.NewGuid(), [Shop.Priced(item.Id, 8m)]))).Code.ShouldBe("NOT_FOUND");
    }

    [Theory, BothDoors]
    public async Task Many_who_set_the_same_price_at_once_take_turns(Door door)
    {
        var shop = await Shop.Open();
        var (item, list) = (await shop.NewItem(), await shop.NewPriceList(new(PriceLevel.Base)));
        var sales = shop.As(Roles.Manager).Via(door);
        var all = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => sales.Run<SetPrices.Result>(new SetPrices.Command(list.Id, [Shop.Priced(item.Id, i)]))));
        (all.Sum(r => r.Added), all.Sum(r => r.Changed)).ShouldBe((1, 7));
    }

    [Theory, BothDoors]
    public async Task The_warehouse_may_not_set_prices(Door door) =>
        (await (await Shop.Open()).Refused(door, Roles.Warehouse, new SetPrices.Command(Guid.NewGuid(), [Shop.Priced(Guid.NewGuid(), 1m)]))).Code.ShouldBe("FORBIDDEN");
}
