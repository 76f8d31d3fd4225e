using Waybill.Features.Prices;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Prices;

public sealed class RemovePriceTests
{
    [Theory, BothDoors]
    public async Task A_removed_price_is_gone_and_a_wider_one_decides(Door door)
    {
        var shop = await Shop.Open();
        var (item, customer, sales) = (await shop.NewItem(), await shop.NewBuyer(), shop.As(Roles.Manager).Via(door));
        await shop.NewPriceList(new(PriceLevel.Base), Shop.Priced(item.Id, 10m));
        var own = await shop.NewPriceList(new(PriceLevel.Customer, CustomerId: customer), Shop.Priced(item.Id, 12m));
        var price = (await sales.Run<Page<ListPrices.Row>>(new ListPrices.Query(own.Id))).Items[0];
        var ask = new ResolvePrices.Command(customer, null, null, null, [new(item.Id, 1m, null)]);
        (await sales.Run<ResolvePrices.Result>(ask)).Lines[0].UnitPrice.ShouldBe(Shop.Cny(12m));
        (await sales.Run<RemovePrice.Result>(new RemovePrice.Command(own.Id, price.Id, price.Version))).ItemId.ShouldBe(item.Id);
        (await sales.Run<ResolvePrices.Result>(ask)).Lines[0].UnitPrice.ShouldBe(Shop.Cny(10m));
    }

    [Theory, BothDoors]
    public async Task A_price_that_changed_meanwhile_or_is_of_another_list_stays(Door door)
    {
        var shop = await Shop.Open();
        var (item, sales) = (await shop.NewItem(), shop.As(Roles.Manager).Via(door));
        var (list, other) = (await shop.NewPriceList(new(PriceLevel.Base), Shop.Priced(item.Id, 10m)), await shop.NewPriceList(new(PriceLevel.Base)));
        var price = (await sales.Run<Page<ListPrices.Row>>(new ListPrices.Query(list.Id))).Items[0];
        await sales.Run<SetPrices.Result>(new SetPrices.Command(list.Id, [Shop.Priced(item.Id, 11m)]));
        (await sales.Refused(new RemovePrice.Command(list.Id, price.Id, price.Version))).Code.ShouldBe("STALE_VERSION");
        (await sales.Refused(new RemovePrice.Command(other.Id, price.Id, price.Version + 1))).Code.ShouldBe("NOT_FOUND");
    }
}
