using Waybill.Features.Deliveries;
using Waybill.Features.Items;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Deliveries;

public sealed class CreateDeliveryTests
{
    [Theory, BothDoors]
    public async Task Without_lines_it_takes_everything_that_is_open(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.ApprovedOrder(quantity: 10);
        await shop.Released(order, 4);
        var rest = await shop.As(Roles.Sales).Via(door).Run<CreateDelivery.Result>(new CreateDelivery.Command(order.Id, null, null, null));
        (rest.Status, rest.Lines[0].BaseQuantity, rest.Lines[0].UnitPrice, rest.Lines[0].Amount).ShouldBe((DeliveryStatus.Draft, 6m, Shop.Yuan(10), Shop.Yuan(67.80m)));
        await shop.Released(rest);
        (await shop.Refused(door, Roles.Sales, new CreateDelivery.Command(order.Id, null, null, null))).Code.ShouldBe("NOTHING_TO_DELIVER");
    }

    [Theory, BothDoors]
    public async Task Lines_are_checked_against_the_order(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedOrder(quantity: 10));
        var line = new CreateDelivery.LineEntry(order.Lines[0].Id, 6, null, null);
        var twice = await sales.Refused(new CreateDelivery.Command(order.Id, [line, line with { WarehouseId = await shop.Depot() }], null, null));
        (twice.Code, twice.Errors[0].Pointer).ShouldBe(("OVER_DELIVERY", "/lines/1/quantity"));
        (await sales.Refused(new CreateDelivery.Command(order.Id, [line, line], null, null))).Code.ShouldBe("ORDER_LINE_REPEATED");
        (await sales.Refused(new CreateDelivery.Command(order.Id, [line with { Quantity = 0.5m }], null, null))).Code.ShouldBe("QUANTITY_TOO_FINE");
        (await sales.Refused(new CreateDelivery.Command(order.Id, [line with { OrderLineId = Guid.NewGuid() }], null, null))).Code.ShouldBe("UNKNOWN_REFERENCE");
        (await sales.Refused(new CreateDelivery.Command(Guid.NewGuid(), null, null, null))).Errors[0].Pointer.ShouldBe("/orderId");
        (await sales.Refused(new CreateDelivery.Command((await shop.SubmittedOrder()).Id, null, null, null))).Code.ShouldBe("ORDER_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task A_batch_is_fixed_only_for_its_own_item(Door door)
    {
        var shop = await Shop.Open();
        var (tea, other) = (await shop.Item(stock: 5, batch: "T1"), await shop.Item(stock: 5, batch: "X1"));
        var order = await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(tea, 3)));
        var refused = await shop.Refused(door, Roles.Sales, new CreateDelivery.Command(order.Id, [new(order.Lines[0].Id, 3, null, await BatchOf(shop, other))], null, null));
        (refused.Code, refused.Errors[0].Pointer).ShouldBe(("BATCH_OF_OTHER_ITEM", "/lines/0/batchId"));
        var made = await shop.As(Roles.Sales).Via(door).Run<CreateDelivery.Result>(new CreateDelivery.Command(order.Id, [new(order.Lines[0].Id, null, null, await BatchOf(shop, tea))], null, null));
        (made.Lines[0].BaseQuantity, made.Lines[0].BatchId).ShouldBe((3m, await BatchOf(shop, tea)));
    }

    [Theory, BothDoors]
    public async Task Quantities_are_in_the_order_lines_unit(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Item(price: 2m, units: new UnitEntry("box", 12m));
        var order = await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(goods, 3) with { Unit = "box" }));
        var made = await shop.As(Roles.Sales).Via(door).Run<CreateDelivery.Result>(new CreateDelivery.Command(order.Id, [new(order.Lines[0].Id, 1.5m, null, null)], null, null));
        (made.Lines[0].Quantity, made.Lines[0].Unit, made.Lines[0].BaseQuantity, made.Lines[0].Amount).ShouldBe((1.5m, "box", 18m, Shop.Yuan(40.68m)));
    }

    [Theory, BothDoors]
    public async Task The_warehouse_may_not_write_deliveries(Door door) =>
        (await (await Shop.Open()).Refused(door, Roles.Warehouse, new CreateDelivery.Command(Guid.NewGuid(), null, null, null))).Code.ShouldBe("FORBIDDEN");

    private static async Task<Guid> BatchOf(Shop shop, Article goods) =>
        (await shop.As(Roles.Admin).Run<Page<ListBatches.Row>>(new ListBatches.Query { Filter = $"itemId = \"{goods.Id}\"" })).Items.Single().Id;
}
