using Waybill.Features.Deliveries;
using Waybill.Features.Invoices;
using Waybill.Features.Orders;
using Waybill.Features.Stock;
using Waybill.Features.StockOuts;
using Waybill.Tests.Support;

namespace Waybill.Tests.Orders;

/// <summary>How orders end.</summary>
public sealed class CloseOrderTests
{
    [Theory, BothDoors]
    public async Task A_cancelled_order_lets_go_of_its_stock(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.ApprovedOrder(stock: 5, quantity: 4);
        (await shop.As(Roles.Sales).Via(door).Run<CancelOrder.Result>(new CancelOrder.Command(order.Id, "changed its mind"))).Status.ShouldBe(OrderStatus.Cancelled);
        (await shop.As(Roles.Sales).Run<GetAvailability.Result>(new GetAvailability.Query(order.Lines[0].ItemId))).Available.ShouldBe(5m);
        var read = await shop.Order(order.Id);
        (read.Reason, read.Lines[0].Counters.Cancelled, read.Lines[0].Counters.Reserved, read.Fulfilment).ShouldBe(("changed its mind", 4m, 0m, Progress.None));
        (await shop.Refused(door, Roles.Sales, new CancelOrder.Command(order.Id, null))).Code.ShouldBe("ORDER_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task Neither_a_delivery_nor_an_invoice_nor_issued_goods_are_left_behind(Door door)
    {
        var shop = await Shop.Open();
        var (manager, order) = (shop.As(Roles.Manager).Via(door), await shop.ApprovedOrder(stock: 4, quantity: 4));
        var delivery = await shop.Released(order);
        (await manager.Refused(new CancelOrder.Command(order.Id, null))).Code.ShouldBe("ORDER_HAS_DELIVERIES");
        (await manager.Refused(new CloseOrder.Command(order.Id, null))).Code.ShouldBe("ORDER_HAS_DELIVERIES");
        await shop.Issued(delivery, 1);
        (await manager.Refused(new CancelOrder.Command(order.Id, null))).Code.ShouldBe("ORDER_ISSUED");
        var invoiced = await shop.ApprovedOrder();
        await shop.As(Roles.Sales).Run<CreateInvoice.Result>(new CreateInvoice.Command(invoiced.Id, InvoiceType.Ordinary, null, null, null, null, null, null));
        (await manager.Refused(new CancelOrder.Command(invoiced.Id, null))).Code.ShouldBe("ORDER_INVOICED");
    }

    [Theory, BothDoors]
    public async Task A_non_firm_order_is_dropped_by_cancelling_it(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Item(stock: 5);
        var draft = await shop.DraftOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(goods, 4)) with { Firmness = Firmness.NonFirm });
        (await shop.Refused(door, Roles.Sales, new ReserveOrder.Command(draft.Id))).Code.ShouldBe("ORDER_WRONG_STATE");
        (await shop.As(Roles.Sales).Via(door).Run<CancelOrder.Result>(new CancelOrder.Command(draft.Id, "never meant"))).Status.ShouldBe(OrderStatus.Cancelled);
    }

    [Theory, BothDoors]
    public async Task Closing_loses_what_was_not_issued(Door door)
    {
        var shop = await Shop.Open();
        var (manager, order) = (shop.As(Roles.Manager).Via(door), await shop.ApprovedOrder(stock: 10, quantity: 10));
        var delivery = await shop.Released(order, 6);
        var paper = await shop.Issued(delivery, 4);
        await manager.Run<CloseDelivery.Result>(new CloseDelivery.Command(delivery.Id, null));
        var closed = await manager.Run<CloseOrder.Result>(new CloseOrder.Command(order.Id, "season is over"));
        (closed.Status, closed.Fulfilment).ShouldBe((OrderStatus.Closed, Progress.Fully));
        (closed.Lines[0].Ordered, closed.Lines[0].Issued, closed.Lines[0].Lost).ShouldBe((10m, 4m, 6m));
        (await shop.As(Roles.Sales).Run<GetAvailability.Result>(new GetAvailability.Query(order.Lines[0].ItemId))).Reserved.ShouldBe(0m);
        await shop.As(Roles.Warehouse).Run<ReverseStockOut.Result>(new ReverseStockOut.Command(paper));
        var read = await shop.Order(order.Id);
        (read.Lines[0].Counters.Issued, read.Lines[0].Counters.Cancelled, read.Charged).ShouldBe((0m, 10m, Shop.Yuan(0)));
    }
}
