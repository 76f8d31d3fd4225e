using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Features.Stock;
using Waybill.Tests.Support;

namespace Waybill.Tests.Orders;

public sealed class ApproveOrderTests
{
    [Theory, BothDoors]
    public async Task An_approved_order_reserves_its_stock_and_makes_its_customer_formal(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.SubmittedOrder(stock: 10, quantity: 4);
        var approved = await shop.As(Roles.Manager).Via(door).Run<ApproveOrder.Result>(new ApproveOrder.Command(order.Id, null));
        (approved.Status, approved.Number, approved.Lines[0].Reserved, approved.Lines[0].Short).ShouldBe((OrderStatus.Approved, order.Number, 4m, 0m));
        (await shop.As(Roles.Sales).Run<GetAvailability.Result>(new GetAvailability.Query(order.Lines[0].ItemId))).Available.ShouldBe(6m);
        (await shop.As(Roles.Sales).Run<GetCustomer.Result>(new GetCustomer.Query(order.CustomerId))).Stage.ShouldBe(CustomerStage.Formal);
        (await shop.Order(order.Id)).Lines[0].Counters.Reserved.ShouldBe(4m);
        (await shop.Refused(door, Roles.Manager, new ApproveOrder.Command(order.Id, null))).Code.ShouldBe("ORDER_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task Short_stock_is_shown_and_does_not_refuse(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.SubmittedOrder(stock: 3, quantity: 5);
        var approved = await shop.As(Roles.Manager).Via(door).Run<ApproveOrder.Result>(new ApproveOrder.Command(order.Id, null));
        (approved.Lines[0].Ordered, approved.Lines[0].Reserved, approved.Lines[0].Short).ShouldBe((5m, 3m, 2m));
    }

    [Theory, BothDoors]
    public async Task The_policy_none_reserves_nothing(Door door)
    {
        var shop = await Shop.Open();
        var draft = await shop.DraftOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(await shop.Item(stock: 5), 2)) with { ReservationPolicy = ReservationPolicy.None });
        await shop.As(Roles.Sales).Run<SubmitOrder.Result>(new SubmitOrder.Command(draft.Id));
        var approved = await shop.As(Roles.Manager).Via(door).Run<ApproveOrder.Result>(new ApproveOrder.Command(draft.Id, "later"));
        (approved.Lines[0].Reserved, approved.Lines[0].Short).ShouldBe((0m, 2m));
    }

    [Theory, BothDoors]
    public async Task The_credit_is_shown(Door door)
    {
        var shop = await Shop.Open();
        var customer = await shop.Customer(credit: 100);
        await shop.IssuedDelivery(quantity: 4, customerId: customer);
        var order = await shop.SubmittedOrder(quantity: 5, customerId: customer);
        var approved = await shop.As(Roles.Manager).Via(door).Run<ApproveOrder.Result>(new ApproveOrder.Command(order.Id, null));
        (approved.Credit.Limit, approved.Credit.Open, approved.Credit.After, approved.Credit.Exceeded).ShouldBe((Shop.Yuan(100), Shop.Yuan(45.20m), Shop.Yuan(101.70m), true));
    }

    [Theory, BothDoors]
    public async Task What_is_missing_is_reserved_all_or_nothing(Door door)
    {
        var shop = await Shop.Open();
        var (sales, goods) = (shop.As(Roles.Sales).Via(door), await shop.Item(stock: 5));
        var order = await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(goods, 4), Shop.LineOf(goods, 4)));
        (await sales.Refused(new ReserveOrder.Command(order.Id))).Code.ShouldBe("STOCK_SHORT");
        await shop.Stocked(goods, 3);
        var reserved = await sales.Run<ReserveOrder.Result>(new ReserveOrder.Command(order.Id));
        reserved.Lines.Select(l => (l.Reserved, l.Short)).ShouldBe([(4m, 0m), (4m, 0m)]);
        (await sales.Run<ReserveOrder.Result>(new ReserveOrder.Command(order.Id))).Lines.Sum(l => l.Reserved).ShouldBe(8m);
    }
}
