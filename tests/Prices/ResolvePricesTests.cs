using Waybill.Features.Items;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Prices;

public sealed class ResolvePricesTests
{
    [Theory, BothDoors]
    public async Task The_tier_that_the_quantity_reaches_decides(Door door)
    {
        var shop = await Shop.Open();
        var (item, customer) = (await shop.NewItem(), await shop.NewBuyer());
        await shop.NewPriceList(new(PriceLevel.Base), Shop.Priced(item.Id, 8m, from: 10m), Shop.Priced(item.Id, 7m, from: 20m));
        var lines = new decimal[] { 9, 10, 19, 20 }.Select(q => new ResolvePrices.Line(item.Id, q, null)).ToList();
        var resolved = await shop.As(Roles.Manager).Via(door).Run<ResolvePrices.Result>(new ResolvePrices.Command(customer, null, null, null, lines));
        resolved.Lines.Select(l => (l.Found, l.UnitPrice)).ShouldBe([(false, null), (true, Shop.Cny(8m)), (true, Shop.Cny(8m)), (true, Shop.Cny(7m))]);
    }

    [Theory, BothDoors]
    public async Task The_narrowest_level_decides_even_if_it_is_dearer(Door door)
    {
        var shop = await Shop.Open();
        var (item, group) = (await shop.NewItem(), await shop.NewCustomerGroup());
        var (own, member, stranger) = (await shop.NewBuyer(group), await shop.NewBuyer(group), await shop.NewBuyer());
        var channel = Shop.Unique("web");
        await shop.NewPriceList(new(PriceLevel.Base), Shop.Priced(item.Id, 10m));
        await shop.NewPriceList(new(PriceLevel.Channel, channel), Shop.Priced(item.Id, 11m));
        await shop.NewPriceList(new(PriceLevel.Group, GroupId: group), Shop.Priced(item.Id, 12m));
        await shop.NewPriceList(new(PriceLevel.Customer, CustomerId: own), Shop.Priced(item.Id, 13m));
        (await Ask(shop, door, own, item.Id, channel)).ShouldBe((13m, 10m, PriceSource.Customer));
        (await Ask(shop, door, member, item.Id, channel)).ShouldBe((12m, 10m, PriceSource.Group));
        (await Ask(shop, door, stranger, item.Id, channel)).ShouldBe((11m, 10m, PriceSource.Channel));
        (await Ask(shop, door, stranger, item.Id, null)).ShouldBe((10m, 10m, PriceSource.Base));
    }

    [Theory, BothDoors]
    public async Task A_list_holds_from_its_first_through_its_last_day(Door door)
    {
        var shop = await Shop.Open();
        var (item, customer, sales) = (await shop.NewItem(), await shop.NewBuyer(), shop.As(Roles.Manager).Via(door));
        var list = await shop.NewPriceList(new(PriceLevel.Base), Shop.Priced(item.Id, 10m));
        await sales.Run<GetPriceList.Result>(new UpdatePriceList.Command(list.Id, list.Version, ValidFrom: new DateOnly(2026, 11, 1), ValidUntil: new DateOnly(2026, 11, 30)));
        foreach (var (month, day, found) in new[] { (10, 31, false), (11, 1, true), (11, 30, true), (12, 1, false) })
            (await sales.Run<ResolvePrices.Result>(new ResolvePrices.Command(customer, null, null, new(2026, month, day), [new(item.Id, 1m, null)]))).Lines[0].Found.ShouldBe(found);
    }

    [Theory, BothDoors]
    public async Task A_price_of_the_unit_goes_before_one_of_the_base_unit(Door door)
    {
        var shop = await Shop.Open();
        var (item, customer) = (await shop.NewItem(new("box", 12m), new("bag", 2.5m)), await shop.NewBuyer());
        await shop.NewPriceList(new(PriceLevel.Base), Shop.Priced(item.Id, 8m), Shop.Priced(item.Id, 7.333333m, from: 24m), Shop.Priced(item.Id, 90m, from: 3m, unit: "box"));
        var ask = new ResolvePrices.Command(customer, null, null, null, [new(item.Id, 1m, "box"), new(item.Id, 2m, "box"), new(item.Id, 3m, "box"), new(item.Id, 2m, "bag")]);
        var resolved = await shop.As(Roles.Manager).Via(door).Run<ResolvePrices.Result>(ask);
        resolved.Lines.Select(l => l.UnitPrice!.Amount).ShouldBe([96m, 87.999996m, 90m, 20m]);
    }

    [Theory, BothDoors]
    public async Task Another_currency_or_a_list_out_of_use_is_no_price(Door door)
    {
        var shop = await Shop.Open();
        var (item, customer, sales) = (await shop.NewItem(), await shop.NewBuyer(), shop.As(Roles.Manager).Via(door));
        var list = await shop.NewPriceList(new(PriceLevel.Base), Shop.Priced(item.Id, 10m));
        var dollars = await sales.Run<GetPriceList.Result>(Shop.PriceListCommand(new(PriceLevel.Base)) with { Currency = "USD" });
        await sales.Run<SetPrices.Result>(new SetPrices.Command(dollars.Id, [new(item.Id, null, new Money(2m, "USD"))]));
        var ask = new ResolvePrices.Command(customer, null, "USD", null, [new(item.Id, 1m, null)]);
        (await sales.Run<ResolvePrices.Result>(ask)).Lines[0].UnitPrice.ShouldBe(new Money(2m, "USD"));
        await sales.Run<GetPriceList.Result>(new UpdatePriceList.Command(list.Id, list.Version, Active: false));
        (await sales.Run<ResolvePrices.Result>(ask with { Currency = null })).Lines[0].Found.ShouldBeFalse();
    }

    [Theory, BothDoors]
    public async Task What_is_unknown_is_named(Door door)
    {
        var shop = await Shop.Open();
        var (item, customer, sales) = (await shop.NewItem(), await shop.NewBuyer(), shop.As(Roles.Manager).Via(door));
        var unit = await sales.Refused(new ResolvePrices.Command(customer, null, null, null, [new(item.Id, 1m, null), new(item.Id, 1m, "barrel")]));
        (unit.Code, unit.Errors[0].Pointer).ShouldBe(("UNIT_UNKNOWN", "/lines/1/unit"));
        (await sales.Refused(new ResolvePrices.Command(customer, null, null, null, [new(Guid.NewGuid(), 1m, null)]))).Errors[0].Pointer.ShouldBe("/lines/0/itemId");
        (await sales.Refused(new ResolvePrices.Command(Guid.NewGuid(), null, null, null, [new(item.Id, 1m, null)]))).Errors[0].Pointer.ShouldBe("/customerId");
    }

    [Theory, BothDoors]
    public async Task Who_may_not_see_selling_prices_learns_only_that_there_is_one(Door door)
    {
        var shop = await Shop.Open();
        var (item, customer) = (await shop.NewItem(), await shop.NewBuyer());
        await shop.NewPriceList(new(PriceLevel.Base), Shop.Priced(item.Id, 10m));
        var blind = await shop.Holder(door, "prices.resolve");
        var line = (await blind.Run<ResolvePrices.Result>(new ResolvePrices.Command(customer, null, null, null, [new(item.Id, 1m, null)]))).Lines[0];
        (line.Found, line.Source, line.UnitPrice, line.ListPrice).ShouldBe((true, PriceSource.Base, null, null));
    }

    private static async Task<(decimal Unit, decimal List, PriceSource Source)> Ask(Shop shop, Door door, Guid customer, Guid item, string? channel)
    {
        var resolved = await shop.As(Roles.Manager).Via(door).Run<ResolvePrices.Result>(new ResolvePrices.Command(customer, channel, null, null, [new(item, 1m, null)]));
        return (resolved.Lines[0].UnitPrice!.Amount, resolved.Lines[0].ListPrice!.Amount, resolved.Lines[0].Source!.Value);
    }
}
