using Waybill.Features.Deliveries;
using Waybill.Features.Orders;
using Waybill.Features.StockOuts;
using Waybill.Tests.Support;

namespace Waybill.Tests.Deliveries;

/// <summary>What goods that leave do to the delivery, its order and the customer's account.</summary>
public sealed class DeliveryStockOutTests
{
    [Theory, BothDoors]
    public async Task Goods_that_leave_are_counted_and_charged(Door door)
    {
        var shop = await Shop.Open();
        var delivery = await shop.ReleasedDelivery(stock: 10, quantity: 4, freight: 15);
        var paper = await shop.Picked(delivery, 3);
        await shop.As(Roles.Warehouse).Via(door).Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(paper.Id));
        var (read, order) = (await shop.Delivery(delivery.Id), await shop.Order(delivery.OrderId));
        (read.Issue, read.Charged, read.Lines[0].Issued).ShouldBe((Progress.Partly, Shop.Yuan(48.90m), 3m));
        (order.Fulfilment, order.Charged, order.Lines[0].Counters.Reserved).ShouldBe((Progress.Partly, Shop.Yuan(48.90m), 1m));
        (await shop.Owed(delivery.CustomerId)).ShouldBe(48.90m);
        await shop.Issued(delivery);
        (await shop.Order(delivery.OrderId)).ShouldSatisfyAllConditions(o => o.Fulfilment.ShouldBe(Progress.Fully), o => o.Charged.ShouldBe(o.Total));
    }

    [Theory, BothDoors]
    public async Task A_reversal_takes_back_counters_charge_and_freight(Door door)
    {
        var shop = await Shop.Open();
        var delivery = await shop.ReleasedDelivery(stock: 10, quantity: 4, freight: 15);
        var (first, second) = (await shop.Issued(delivery, 1), await shop.Issued(delivery, 3));
        await shop.As(Roles.Warehouse).Via(door).Run<ReverseStockOut.Result>(new ReverseStockOut.Command(first));
        (await shop.Owed(delivery.CustomerId)).ShouldBe(48.90m);
        await shop.As(Roles.Warehouse).Via(door).Run<ReverseStockOut.Result>(new ReverseStockOut.Command(second));
        (await shop.Owed(delivery.CustomerId)).ShouldBe(0m);
        var read = await shop.Delivery(delivery.Id);
        (read.Issue, read.Charged, read.Lines[0].Issued).ShouldBe((Progress.None, Shop.Yuan(0), 0m));
        await shop.Issued(read);
        (await shop.Owed(delivery.CustomerId)).ShouldBe(60.20m);
    }

    [Theory, BothDoors]
    public async Task Beyond_the_credit_limit_goods_stay_unless_somebody_says_otherwise(Door door)
    {
        var shop = await Shop.Open();
        var delivery = await shop.ReleasedDelivery(stock: 10, quantity: 4, customerId: await shop.Customer(credit: 45.19m));
        var (paper, admin) = (await shop.Picked(delivery), shop.As(Roles.Admin).Via(door));
        var refused = await admin.Refused(new ConfirmStockOut.Command(paper.Id));
        (refused.Status, refused.Code).ShouldBe((409, "CREDIT_EXCEEDED"));
        (await shop.Owed(delivery.CustomerId)).ShouldBe(0m);
        (await shop.Refused(door, Roles.Sales, new AllowDeliveryOverCredit.Command(delivery.Id, "please"))).Code.ShouldBe("FORBIDDEN");
        (await admin.Run<AllowDeliveryOverCredit.Result>(new AllowDeliveryOverCredit.Command(delivery.Id, "paid tomorrow"))).CreditOverrideReason.ShouldBe("paid tomorrow");
        await admin.Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(paper.Id));
        (await shop.Owed(delivery.CustomerId)).ShouldBe(45.20m);
        await admin.Run<CloseDelivery.Result>(new CloseDelivery.Command(delivery.Id, null));
        (await admin.Refused(new AllowDeliveryOverCredit.Command(delivery.Id, "late"))).Code.ShouldBe("DELIVERY_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task The_override_can_come_with_the_release(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.ApprovedOrder(stock: 4, quantity: 4, customerId: await shop.Customer(credit: 10));
        var draft = await shop.Drafted(order);
        (await shop.Refused(door, Roles.Sales, new ReleaseDelivery.Command(draft.Id, "an old friend"))).Code.ShouldBe("FORBIDDEN");
        await shop.As(Roles.Admin).Via(door).Run<ReleaseDelivery.Result>(new ReleaseDelivery.Command(draft.Id, "an old friend"));
        await shop.Issued(await shop.Delivery(draft.Id));
        (await shop.Owed(order.CustomerId)).ShouldBe(45.20m);
    }

    [Fact]
    public async Task The_warehouse_is_told_of_exceeded_credit_without_amounts_and_others_with()
    {
        var shop = await Shop.Open();
        var delivery = await shop.ReleasedDelivery(stock: 10, quantity: 4, customerId: await shop.Customer(credit: 45.19m));
        var paper = await shop.Picked(delivery);
        (await shop.RefusedText(Roles.Warehouse, $"/v1/stock-outs/{paper.Id}/confirm")).ShouldSatisfyAllConditions(
            t => t.ShouldContain("CREDIT_EXCEEDED"), t => t.ShouldNotContain("45.2"), t => t.ShouldNotContain("45.19"), t => t.ShouldNotContain("limit\""));
        (await shop.RefusedText(Roles.Admin, $"/v1/stock-outs/{paper.Id}/confirm")).ShouldContain("45.19");
    }

    [Fact]
    public async Task Two_stock_outs_at_once_never_exceed_the_credit()
    {
        var shop = await Shop.Open();
        var customer = await shop.Customer(credit: 60m);
        var deliveries = new[] { await shop.ReleasedDelivery(quantity: 4, customerId: customer), await shop.ReleasedDelivery(quantity: 4, customerId: customer) };
        var papers = new[] { await shop.Picked(deliveries[0]), await shop.Picked(deliveries[1]) };
        var replies = await Task.WhenAll(papers.Select(p => shop.As(Roles.Warehouse).Send(new ConfirmStockOut.Command(p.Id))));
        replies.Select(r => r.Refused?.Code).Order().ShouldBe([null, "CREDIT_EXCEEDED"]);
        (await shop.Owed(customer)).ShouldBe(45.20m);
    }

    [Theory, BothDoors]
    public async Task Only_a_released_delivery_of_a_running_order_lets_goods_leave(Door door)
    {
        var shop = await Shop.Open();
        var (warehouse, depot) = (shop.As(Roles.Warehouse).Via(door), await shop.Depot());
        var order = await shop.ApprovedOrder(stock: 5, quantity: 4);
        (await warehouse.Refused(new CreateStockOut.Command("delivery", (await shop.Drafted(order)).Id, depot))).Code.ShouldBe("DELIVERY_WRONG_STATE");
        var delivery = await shop.Released(order);
        var reversed = await shop.Issued(delivery);
        await shop.As(Roles.Manager).Run<CloseOrder.Result>(new CloseOrder.Command(order.Id, null));
        await warehouse.Run<ReverseStockOut.Result>(new ReverseStockOut.Command(reversed));
        (await warehouse.Refused(new CreateStockOut.Command("delivery", delivery.Id, depot))).Code.ShouldBe("ORDER_WRONG_STATE");
    }
}
