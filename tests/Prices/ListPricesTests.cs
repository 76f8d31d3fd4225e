using Waybill.Features.Prices;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Prices;

public sealed class ListPricesTests
{
    [Theory, BothDoors]
    public async Task The_prices_of_a_list_come_in_pages(Door door)
    {
        var shop = await Shop.Open();
        var (one, other) = (await shop.NewItem(), await shop.NewItem());
        var list = await shop.NewPriceList(new(PriceLevel.Base), Shop.Priced(one.Id, 8m), Shop.Priced(one.Id, 7m, from: 10m), Shop.Priced(other.Id, 5m));
        var sales = shop.As(Roles.Manager).Via(door);
        var first = await sales.Run<Page<ListPrices.Row>>(new ListPrices.Query(list.Id) { PageSize = 2, Count = Counting.Exact });
        var second = await sales.Run<Page<ListPrices.Row>>(new ListPrices.Query(list.Id) { PageSize = 2, PageToken = first.NextPageToken });
        (first.Count, first.Items.Count, second.Items.Count, second.NextPageToken).ShouldBe((3L, 2, 1, null));
        first.Items.Concat(second.Items).Select(r => (r.ItemCode, r.UnitPrice!.Amount)).ShouldBe([(one.Code, 8m), (one.Code, 7m), (other.Code, 5m)], ignoreOrder: true);
    }

    [Theory, BothDoors]
    public async Task Who_may_not_see_selling_prices_sees_none_and_cannot_ask_about_them(Door door)
    {
        var shop = await Shop.Open();
        var list = await shop.NewPriceList(new(PriceLevel.Base), Shop.Priced((await shop.NewItem()).Id, 8m));
        var blind = await shop.Holder(door, "prices.list");
        (await blind.Run<Page<ListPrices.Row>>(new ListPrices.Query(list.Id))).Items.ShouldHaveSingleItem().UnitPrice.ShouldBeNull();
        (await blind.Refused(new ListPrices.Query(list.Id) { Filter = "unitPrice.amount > 5" })).Code.ShouldBe("FIELD_FORBIDDEN");
        (await blind.Refused(new ListPrices.Query(list.Id) { OrderBy = "unitPrice.amount" })).Code.ShouldBe("FIELD_FORBIDDEN");
    }

    [Theory, BothDoors]
    public async Task A_list_that_is_not_there_is_not_found(Door door) =>
        (await (await Shop.Open()).Refused(door, Roles.Manager, new ListPrices.Query(Guid.NewGuid()))).Code.ShouldBe("NOT_FOUND");
}
