using Waybill.Features.Orders;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Orders;

public sealed class ListOrdersTests
{
    [Theory, BothDoors]
    public async Task Orders_are_found_by_what_is_known_of_them(Door door)
    {
        var shop = await Shop.Open();
        var customer = await shop.Customer();
        var (small, large) = (await shop.ApprovedOrder(quantity: 1, customerId: customer), await shop.DraftOrder(quantity: 9, customerId: customer));
        (await Found(shop, door, customer, "total.amount > 50")).ShouldBe([large.Id]);
        (await Found(shop, door, customer, "status = \"approved\"")).ShouldBe([small.Id]);
        (await Found(shop, door, customer, $"number = \"{small.Number}\"")).ShouldBe([small.Id]);
        (await Found(shop, door, customer, "fulfilment = \"none\"")).ShouldBe([large.Id, small.Id]);
    }

    [Theory, BothDoors]
    public async Task Who_may_not_see_selling_prices_gets_and_asks_for_none(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.DraftOrder();
        var clerk = await shop.Holder(door, "orders.list", "orders.get");
        var read = await clerk.Run<GetOrder.Result>(new GetOrder.Query(order.Id));
        (read.Total, read.Net, read.Lines[0].UnitPrice, read.Lines[0].Gross, read.Lines[0].PriceSource).ShouldBe((null, null, null, null, null));
        (await clerk.Run<Page<ListOrders.Row>>(new ListOrders.Query { Filter = $"id = \"{order.Id}\"" })).Items.Single().Total.ShouldBeNull();
        (await clerk.Refused(new ListOrders.Query { Filter = "total.amount > 1" })).Code.ShouldBe("FIELD_FORBIDDEN");
    }

    private static async Task<Guid[]> Found(Shop shop, Door door, Guid customer, string filter) =>
        [.. (await shop.As(Roles.Sales).Via(door).Run<Page<ListOrders.Row>>(new ListOrders.Query { Filter = $"customerId = \"{customer}\" AND {filter}" })).Items.Select(r => r.Id)];
}
