using Waybill.Features.Backlog;
using Waybill.Features.Deliveries;
using Waybill.Features.Invoices;
using Waybill.Features.Orders;
using Waybill.Features.Stock;
using Waybill.Tests.Support;

namespace Waybill.Tests.Backlog;

public sealed class CancelOrderRemainderTests
{
    [Theory, BothDoors]
    public async Task What_no_delivery_will_deliver_is_cancelled_and_its_stock_is_free(Door door)
    {
        var shop = await Shop.Open();
        var (manager, order) = (shop.As(Roles.Manager).Via(door), await shop.ApprovedOrder(stock: 12, quantity: 10));
        var delivery = await shop.Released(order, 6);
        await shop.Issued(delivery, 4);
        var cancelled = await manager.Run<CancelOrderRemainder.Result>(new CancelOrderRemainder.Command(order.Id, null, "out of season"));
        (cancelled.Lines[0].Ordered, cancelled.Lines[0].Issued, cancelled.Lines[0].Cancelled, cancelled.Lines[0].Reserved).ShouldBe((10m, 4m, 4m, 2m));
        (cancelled.Status, cancelled.Fulfilment).ShouldBe((OrderStatus.Approved, Progress.Partly));
        (await shop.As(Roles.Sales).Run<GetAvailability.Result>(new GetAvailability.Query(order.Lines[0].ItemId))).Available.ShouldBe(6m);
        (await manager.Refused(new CancelOrderRemainder.Command(order.Id, null, null))).Code.ShouldBe("NOTHING_TO_CANCEL");
        (await manager.Refused(new CreateDelivery.Command(order.Id, null, null, null))).Code.ShouldBe("NOTHING_TO_DELIVER");
        await shop.Issued(delivery, 2);
        var read = await shop.Order(order.Id);
        (read.Fulfilment, read.Lines[0].Quantity, read.Total, read.Due).ShouldBe((Progress.Fully, 10m, Shop.Yuan(113), Shop.Yuan(67.80m)));
        await shop.LedgerIsSound();
    }

    [Theory, BothDoors]
    public async Task Of_named_lines_alone(Door door)
    {
        var shop = await Shop.Open();
        var (manager, goods, others) = (shop.As(Roles.Manager).Via(door), await shop.Item(stock: 5), await shop.Item(stock: 5));
        var order = await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(goods, 5), Shop.LineOf(others, 5)));
        var cancelled = await manager.Run<CancelOrderRemainder.Result>(new CancelOrderRemainder.Command(order.Id, [order.Lines[1].Id], null));
        cancelled.Lines.Select(l => (l.Cancelled, l.Reserved)).ShouldBe([(0m, 5m), (5m, 0m)]);
        (await manager.Refused(new CancelOrderRemainder.Command(order.Id, [order.Lines[1].Id], null))).Code.ShouldBe("NOTHING_TO_CANCEL");
        (await manager.Refused(new CancelOrderRemainder.Command(order.Id, [Guid.NewGuid()], null))).Errors[0].Pointer.ShouldBe("/orderLineIds/0");
    }

    [Theory, BothDoors]
    public async Task What_was_invoiced_is_not_cancelled_nor_lost(Door door)
    {
        var shop = await Shop.Open();
        var (manager, order) = (shop.As(Roles.Manager).Via(door), await shop.ApprovedOrder(quantity: 10));
        var invoice = await shop.RequestedInvoice(order, 3);
        (await manager.Refused(new CancelOrderRemainder.Command(order.Id, null, null))).Code.ShouldBe("BELOW_INVOICED");
        (await manager.Refused(new CloseOrder.Command(order.Id, null))).Code.ShouldBe("BELOW_INVOICED");
        await shop.As(Roles.Finance).Run<RejectInvoice.Result>(new RejectInvoice.Command(invoice.Id, "wrong title"));
        (await manager.Run<CancelOrderRemainder.Result>(new CancelOrderRemainder.Command(order.Id, null, null))).Lines[0].Cancelled.ShouldBe(10m);
        (await manager.Refused(new CancelOrderRemainder.Command((await shop.DraftOrder()).Id, null, null))).Code.ShouldBe("ORDER_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task Freight_that_no_delivery_carries_any_more_is_not_owed(Door door)
    {
        var shop = await Shop.Open();
        var (manager, order) = (shop.As(Roles.Manager).Via(door), await shop.ApprovedOrder(quantity: 10, freight: 15));
        order.Due.ShouldBe(Shop.Yuan(128));
        await manager.Run<CancelOrderRemainder.Result>(new CancelOrderRemainder.Command(order.Id, null, null));
        (await shop.Order(order.Id)).Due.ShouldBe(Shop.Yuan(0));
        (await shop.As(Roles.Sales).Via(door).Refused(Shop.InvoiceCommand(order))).Code.ShouldBe("NOTHING_TO_INVOICE");
    }

    [Theory, BothDoors]
    public async Task A_release_and_a_cancellation_at_once_never_take_the_same_goods(Door door)
    {
        var shop = await Shop.Open();
        var (admin, order) = (shop.As(Roles.Admin).Via(door), await shop.ApprovedOrder(stock: 10, quantity: 10));
        var draft = await shop.Drafted(order);
        var replies = await Task.WhenAll(admin.Send(new ReleaseDelivery.Command(draft.Id, null)), admin.Send(new CancelOrderRemainder.Command(order.Id, null, null)));
        replies.Select(r => r.Refused?.Code).OfType<string>().Single().ShouldBeOneOf("OVER_DELIVERY", "NOTHING_TO_CANCEL");
        var counters = (await shop.Order(order.Id)).Lines[0].Counters;
        (counters.Delivered + counters.Cancelled).ShouldBe(10m);
    }
}
