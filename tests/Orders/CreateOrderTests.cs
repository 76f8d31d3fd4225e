using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Features.Orders;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;

namespace Waybill.Tests.Orders;

public sealed class CreateOrderTests
{
    [Theory, BothDoors]
    public async Task Prices_are_looked_up_and_amounts_computed(Door door)
    {
        var shop = await Shop.Open();
        var (goods, customer) = (await shop.Item(price: 348.35m, tax: 0.22m), await shop.Customer());
        var made = await shop.As(Roles.Sales).Via(door).Run<CreateOrder.Result>(Shop.OrderCommand(customer, Shop.LineOf(goods, 16)) with { Freight = Shop.Yuan(20) });
        var order = await shop.As(Roles.Sales).Via(door).Run<GetOrder.Result>(new GetOrder.Query(made.Id));
        (order.Status, order.Number, order.Version, order.Lines[0].PriceSource).ShouldBe((OrderStatus.Draft, null, 1, PriceSource.Base));
        (order.Net, order.Tax, order.Freight, order.Total).ShouldBe((Shop.Yuan(5573.60m), Shop.Yuan(1226.19m), Shop.Yuan(20m), Shop.Yuan(6819.79m)));
        (order.ShipTo!.Street, order.CustomerName, order.Fulfilment, order.Payment).ShouldBe(("西湖路 8 号", "杭州湖畔茶行", Progress.None, Progress.None));
    }

    [Theory, BothDoors]
    public async Task A_manager_sets_price_and_discount(Door door)
    {
        var shop = await Shop.Open();
        var line = Shop.LineOf(await shop.Item(price: 400m, tax: 0.22m), 16) with { UnitPrice = Shop.Yuan(348.35m), DiscountRate = 0.04m };
        var command = Shop.OrderCommand(await shop.Customer(), line);
        var made = await shop.As(Roles.Manager).Via(door).Run<CreateOrder.Result>(command);
        var read = (await shop.Order(made.Id)).Lines[0];
        (read.PriceSource, read.ListPrice, read.Net, read.Gross, made.Total).ShouldBe((PriceSource.Manual, Shop.Yuan(400m), Shop.Yuan(5350.66m), Shop.Yuan(6527.81m), Shop.Yuan(6527.81m)));
        (await shop.Refused(door, Roles.Sales, command)).Code.ShouldBe("FORBIDDEN");
        (await shop.Refused(door, Roles.Sales, command with { Lines = [line with { UnitPrice = null }] })).Code.ShouldBe("FORBIDDEN");
        (await shop.Refused(door, Roles.Sales, command with { Lines = [line with { UnitPrice = null, DiscountRate = null, TaxRate = 0m }] })).Code.ShouldBe("FORBIDDEN");
    }

    [Theory, BothDoors]
    public async Task Other_units_are_counted_in_base_units(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Item(price: 2m, units: new UnitEntry("box", 12m));
        var command = Shop.OrderCommand(await shop.Customer(), Shop.LineOf(goods, 2.5m) with { Unit = "box" });
        var order = await shop.DraftOrder(command);
        (order.Lines[0].BaseQuantity, order.Lines[0].UnitPrice, order.Net).ShouldBe((30m, Shop.Yuan(24m), Shop.Yuan(60m)));
        (await shop.Refused(door, Roles.Sales, command with { Lines = [Shop.LineOf(goods, 1) with { Unit = "barrel" }] })).Code.ShouldBe("UNIT_UNKNOWN");
        (await shop.Refused(door, Roles.Sales, command with { Lines = [Shop.LineOf(goods, 1.01m)] })).Code.ShouldBe("QUANTITY_TOO_FINE");
    }

    [Theory, BothDoors]
    public async Task Every_line_without_a_price_is_named(Door door)
    {
        var shop = await Shop.Open();
        var unpriced = await shop.As(Roles.Admin).Run<CreateItem.Result>(new CreateItem.Command(Shop.Unique("U"), "no price", "pcs", null, null, null));
        var (priced, nothing) = (Shop.LineOf(await shop.Item(), 1), Shop.LineOf(new(unpriced.Id, unpriced.Code, default), 1));
        var refused = await shop.Refused(door, Roles.Sales, Shop.OrderCommand(await shop.Customer(), nothing, priced, nothing));
        (refused.Status, refused.Code).ShouldBe((422, "PRICE_NOT_FOUND"));
        refused.Errors.Select(e => e.Pointer).ShouldBe(["/lines/0/itemId", "/lines/2/itemId"]);
    }

    [Theory, BothDoors]
    public async Task Who_and_what_is_not_there_or_not_active_is_refused(Door door)
    {
        var shop = await Shop.Open();
        var (admin, goods, customer) = (shop.As(Roles.Admin), await shop.Item(), await shop.Customer());
        var command = Shop.OrderCommand(customer, Shop.LineOf(goods, 1));
        (await shop.Refused(door, Roles.Sales, command with { CustomerId = Guid.NewGuid() })).Errors[0].Pointer.ShouldBe("/customerId");
        (await shop.Refused(door, Roles.Sales, command with { Freight = new(1, "USD") })).Code.ShouldBe("CURRENCY_MISMATCH");
        await admin.Run<GetItem.Result>(new UpdateItem.Command(goods.Id, 1, Active: false));
        (await shop.Refused(door, Roles.Sales, command)).Code.ShouldBe("ITEM_INACTIVE");
        await admin.Run<GetCustomer.Result>(new UpdateCustomer.Command(customer, 1, Active: false));
        (await shop.Refused(door, Roles.Sales, command)).Code.ShouldBe("CUSTOMER_INACTIVE");
    }

    [Theory, BothDoors]
    public async Task An_external_id_is_used_once_and_a_repeated_purchase_order_is_only_warned_of(Door door)
    {
        var shop = await Shop.Open();
        var sales = shop.As(Roles.Sales).Via(door);
        var command = Shop.OrderCommand(await shop.Customer(), Shop.LineOf(await shop.Item(), 1)) with { CustomerPurchaseOrder = "PO-7", ExternalId = Shop.Unique("E") };
        (await sales.Run<CreateOrder.Result>(command)).Warnings.ShouldBeEmpty();
        (await sales.Refused(command)).Code.ShouldBe("ORDER_EXTERNAL_ID_TAKEN");
        (await sales.Run<CreateOrder.Result>(command with { ExternalId = null })).Warnings.ShouldBe(["CUSTOMER_PURCHASE_ORDER_REPEATED"]);
    }

    [Theory, BothDoors]
    public async Task The_same_key_makes_one_order(Door door)
    {
        var shop = await Shop.Open();
        var (sales, key) = (shop.As(Roles.Sales).Via(door), Guid.NewGuid().ToString());
        var command = Shop.OrderCommand(await shop.Customer(), Shop.LineOf(await shop.Item(), 1));
        var first = await sales.Run<CreateOrder.Result>(command, key);
        (await sales.Run<CreateOrder.Result>(command, key)).Id.ShouldBe(first.Id);
    }

    [Theory, BothDoors]
    public async Task A_batch_gives_each_order_its_own_outcome(Door door)
    {
        var shop = await Shop.Open();
        var command = Shop.OrderCommand(await shop.Customer(), Shop.LineOf(await shop.Item(), 1));
        var done = await shop.As(Roles.Sales).Via(door).Run<BatchResult<CreateOrder.Result>>(new Batch<CreateOrder.Command>([command, command with { CustomerId = Guid.NewGuid() }, command]));
        done.Items.Select(i => i.Status).ShouldBe([201, 422, 201]);
        (await shop.Order(done.Items[2].Result!.Id)).Status.ShouldBe(OrderStatus.Draft);
    }
}
