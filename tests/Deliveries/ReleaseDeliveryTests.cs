using Waybill.Features.Deliveries;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Deliveries;

/// <summary>The life of a delivery up to the warehouse.</summary>
public sealed class ReleaseDeliveryTests
{
    [Theory, BothDoors]
    public async Task A_released_delivery_has_a_number_and_is_noted_on_the_order(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedOrder(quantity: 10, freight: 15));
        var draft = await shop.Drafted(order, 6);
        var released = await sales.Run<ReleaseDelivery.Result>(new ReleaseDelivery.Command(draft.Id, null));
        (released.Status, released.Version).ShouldBe((DeliveryStatus.Released, 2));
        released.Number.ShouldMatch("^DN-[0-9]{6}-[0-9]{6}$");
        (await sales.Run<GetDelivery.Result>(new GetDelivery.Query(draft.Id))).Freight.ShouldBe(Shop.Yuan(15));
        var counters = (await shop.Order(order.Id)).Lines[0].Counters;
        (counters.Delivered, counters.Open, counters.Issued).ShouldBe((6m, 4m, 0m));
        (await sales.Refused(new ReleaseDelivery.Command(draft.Id, null))).Code.ShouldBe("DELIVERY_WRONG_STATE");
        (await shop.Released(order)).Freight.ShouldBe(Shop.Yuan(0));
    }

    [Theory, BothDoors]
    public async Task Of_two_at_once_only_one_fits(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedOrder(quantity: 10));
        var drafts = new[] { await shop.Drafted(order, 6), await shop.Drafted(order, 6) };
        var replies = await Task.WhenAll(drafts.Select(d => sales.Send(new ReleaseDelivery.Command(d.Id, null))));
        replies.Select(r => r.Refused?.Code).Order().ShouldBe([null, "OVER_DELIVERY"]);
        (await shop.Order(order.Id)).Lines[0].Counters.Delivered.ShouldBe(6m);
    }

    [Theory, BothDoors]
    public async Task A_cancelled_delivery_gives_back_what_it_took_and_the_freight(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.ApprovedOrder(quantity: 10, freight: 15);
        var delivery = await shop.Released(order);
        (await shop.As(Roles.Sales).Via(door).Run<CancelDelivery.Result>(new CancelDelivery.Command(delivery.Id, "wrong street"))).Status.ShouldBe(DeliveryStatus.Cancelled);
        (await shop.Order(order.Id)).Lines[0].Counters.Open.ShouldBe(10m);
        (await shop.Released(order)).Freight.ShouldBe(Shop.Yuan(15));
        (await shop.Refused(door, Roles.Sales, new CancelDelivery.Command(delivery.Id, null))).Code.ShouldBe("DELIVERY_WRONG_STATE");
        (await shop.Refused(door, Roles.Sales, new CloseDelivery.Command(delivery.Id, null))).Code.ShouldBe("DELIVERY_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task Once_issued_it_is_closed_and_the_rest_is_open_again(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedOrder(stock: 10, quantity: 10));
        var delivery = await shop.Released(order);
        await shop.Issued(delivery, 7);
        (await sales.Refused(new CancelDelivery.Command(delivery.Id, null))).Code.ShouldBe("DELIVERY_ISSUED");
        (await sales.Run<CloseDelivery.Result>(new CloseDelivery.Command(delivery.Id, null))).Issue.ShouldBe(Progress.Partly);
        var read = await sales.Run<GetDelivery.Result>(new GetDelivery.Query(delivery.Id));
        (read.Lines[0].Issued, read.Lines[0].Discrepancy).ShouldBe((7m, 3m));
        (await shop.Order(order.Id)).Lines[0].Counters.Open.ShouldBe(3m);
    }

    [Theory, BothDoors]
    public async Task A_draft_of_an_order_that_ended_meanwhile_cannot_be_released(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.ApprovedOrder();
        var draft = await shop.Drafted(order);
        await shop.As(Roles.Sales).Run<CancelOrder.Result>(new CancelOrder.Command(order.Id, null));
        (await shop.Refused(door, Roles.Sales, new ReleaseDelivery.Command(draft.Id, null))).Code.ShouldBe("ORDER_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task Deliveries_are_found_by_what_is_known_of_them(Door door)
    {
        var shop = await Shop.Open();
        var delivery = await shop.ReleasedDelivery(stock: 0, quantity: 2);
        var found = await shop.As(Roles.Sales).Via(door).Run<Page<ListDeliveries.Row>>(new ListDeliveries.Query { Filter = $"orderNumber = \"{delivery.OrderNumber}\" AND status = \"released\"" });
        (found.Items.Single().Id, found.Items[0].Issue).ShouldBe((delivery.Id, Progress.None));
    }
}
