using Waybill.Features.Backlog;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Backlog;

public sealed class ListOrderShortagesTests
{
    [Theory, BothDoors]
    public async Task Lines_are_listed_while_something_is_neither_issued_nor_reserved(Door door)
    {
        var shop = await Shop.Open();
        var (goods, customer) = (await shop.Item(stock: 6), await shop.Customer());
        var covered = await shop.ApprovedOrder(Shop.OrderCommand(customer, Shop.LineOf(goods, 4)));
        var order = await shop.ApprovedOrder(Shop.OrderCommand(customer, Shop.LineOf(goods, 10)));
        await shop.Issued(await shop.Released(order, 1));
        var row = (await Shortages(shop, door, $"itemId = \"{goods.Id}\"")).Single();
        (row.OrderId, row.OrderNumber, row.CustomerId, row.ItemCode).ShouldBe((order.Id, order.Number!, customer, goods.Code));
        (row.Ordered, row.Issued, row.Reserved, row.Short).ShouldBe((10m, 1m, 1m, 8m));
        await shop.Stocked(goods, 8);
        await shop.As(Roles.Sales).Run<ReserveOrder.Result>(new ReserveOrder.Command(order.Id));
        (await Shortages(shop, door, $"customerId = \"{customer}\"")).ShouldBeEmpty();
        await shop.As(Roles.Sales).Run<CancelOrder.Result>(new CancelOrder.Command(covered.Id, null));
        (await Shortages(shop, door, $"customerId = \"{customer}\"")).ShouldBeEmpty();
    }

    [Theory, BothDoors]
    public async Task The_earliest_promised_comes_first_page_by_page(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Item();
        var lines = new DateOnly?[] { new(2090, 3, 1), null, new(2090, 1, 1) }.Select((d, i) => Shop.LineOf(goods, i + 1) with { PromisedDate = d }).ToArray();
        var order = await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), lines));
        var (sales, filter) = (shop.As(Roles.Sales).Via(door), $"orderNumber = \"{order.Number}\"");
        var first = await sales.Run<Page<ListOrderShortages.Row>>(new ListOrderShortages.Query { Filter = filter, PageSize = 2 });
        var rest = await sales.Run<Page<ListOrderShortages.Row>>(new ListOrderShortages.Query { Filter = filter, PageSize = 2, PageToken = first.NextPageToken });
        first.Items.Concat(rest.Items).Select(r => r.Short).ShouldBe([3m, 1m, 2m]);
        (await Shortages(shop, door, $"{filter} AND promisedDate < \"2090-02-01\"")).Single().Short.ShouldBe(3m);
    }

    private static async Task<IReadOnlyList<ListOrderShortages.Row>> Shortages(Shop shop, Door door, string filter) =>
        (await shop.As(Roles.Sales).Via(door).Run<Page<ListOrderShortages.Row>>(new ListOrderShortages.Query { Filter = filter })).Items;
}
