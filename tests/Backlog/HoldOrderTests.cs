using Waybill.Features.Backlog;
using Waybill.Features.Deliveries;
using Waybill.Features.Invoices;
using Waybill.Features.Orders;
using Waybill.Features.StockOuts;
using Waybill.Tests.Support;

namespace Waybill.Tests.Backlog;

public sealed class HoldOrderTests
{
    [Theory, BothDoors]
    public async Task Nothing_leaves_while_an_order_is_on_hold_and_what_is_reserved_stays(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedOrder(stock: 10, quantity: 10));
        var (paper, draft) = (await shop.Picked(await shop.Released(order, 4)), await shop.Drafted(order, 3));
        var held = await sales.Run<HoldOrder.Result>(new HoldOrder.Command(order.Id, "款项未到 Not paid yet"));
        (held.Status, held.HoldReason, held.HeldAt is not null).ShouldBe((OrderStatus.OnHold, "款项未到 Not paid yet", true));
        (await shop.Refused(door, Roles.Warehouse, new ConfirmStockOut.Command(paper.Id))).Code.ShouldBe("ORDER_WRONG_STATE");
        (await sales.Refused(new ReleaseDelivery.Command(draft.Id, null))).Code.ShouldBe("ORDER_WRONG_STATE");
        (await sales.Refused(new CreateDelivery.Command(order.Id, null, null, null))).Code.ShouldBe("ORDER_WRONG_STATE");
        (await shop.Order(order.Id)).Lines[0].Counters.Reserved.ShouldBe(10m);
        (await sales.Run<ResumeOrder.Result>(new ResumeOrder.Command(order.Id))).Status.ShouldBe(OrderStatus.Approved);
        (await shop.As(Roles.Warehouse).Via(door).Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(paper.Id))).Status.ShouldBe(StockOutStatus.Confirmed);
        (await shop.Order(order.Id)).HoldReason.ShouldBeNull();
    }

    [Theory, BothDoors]
    public async Task It_may_be_invoiced_taken_back_and_ended_on_hold(Door door)
    {
        var shop = await Shop.Open();
        var (manager, order) = (shop.As(Roles.Manager).Via(door), await shop.ApprovedOrder(stock: 10, quantity: 4));
        var paper = await shop.Issued(await shop.Released(order));
        await manager.Run<HoldOrder.Result>(new HoldOrder.Command(order.Id, "a complaint"));
        var invoice = await shop.RequestedInvoice(order, 1);
        await shop.As(Roles.Finance).Run<RejectInvoice.Result>(new RejectInvoice.Command(invoice.Id, "wrong title"));
        await shop.As(Roles.Warehouse).Via(door).Run<ReverseStockOut.Result>(new ReverseStockOut.Command(paper));
        (await manager.Refused(new ApproveOrder.Command(order.Id, null))).Code.ShouldBe("ORDER_WRONG_STATE");
        await manager.Run<CloseDelivery.Result>(new CloseDelivery.Command((await shop.Impact(order)).Documents[0].Id, null));
        (await manager.Run<CloseOrder.Result>(new CloseOrder.Command(order.Id, null))).Status.ShouldBe(OrderStatus.Closed);
    }

    [Theory, BothDoors]
    public async Task Only_an_approved_order_is_held_and_only_a_held_one_resumed(Door door)
    {
        var shop = await Shop.Open();
        var sales = shop.As(Roles.Sales).Via(door);
        (await sales.Refused(new HoldOrder.Command((await shop.SubmittedOrder()).Id, "why not"))).Code.ShouldBe("ORDER_WRONG_STATE");
        (await sales.Refused(new ResumeOrder.Command((await shop.SubmittedOrder()).Id))).Code.ShouldBe("ORDER_WRONG_STATE");
        (await shop.Refused(door, Roles.Warehouse, new HoldOrder.Command(Guid.NewGuid(), "why not"))).Code.ShouldBe("FORBIDDEN");
    }
}
