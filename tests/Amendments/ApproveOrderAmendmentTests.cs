using Waybill.Features.Amendments;
using Waybill.Features.Backlog;
using Waybill.Features.Deliveries;
using Waybill.Features.Invoices;
using Waybill.Features.Orders;
using Waybill.Features.Receivables;
using Waybill.Features.SalesReturns;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Amendments;

/// <summary>What an approved amendment makes of the order, its stock and its customer's account.</summary>
public sealed class ApproveOrderAmendmentTests
{
    [Theory, BothDoors]
    public async Task The_order_changes_as_a_whole(Door door)
    {
        var shop = await Shop.Open();
        var (order, more) = (await shop.ApprovedOrder(quantity: 10, freight: 5), await shop.Item(price: 5));
        var submitted = await shop.SubmittedAmendment(Shop.AmendmentOf(order, Shop.Wanting(order, 12) with { PromisedDate = new(2090, 1, 15) })
            with { Lines = [Shop.LineOf(more, 4)], Freight = Shop.Yuan(8), ShipTo = new("仓库 Dock", null, "新街 1 号", "宁波", null, null, "CN") });
        var approved = await shop.As(Roles.Manager).Via(door).Run<ApproveOrderAmendment.Result>(new ApproveOrderAmendment.Command(submitted.Id, "agreed"));
        (approved.Status, approved.Number, approved.TotalBefore, approved.TotalAfter).ShouldBe((AmendmentStatus.Approved, order.Number + "-A1", Shop.Yuan(118), Shop.Yuan(166.20m)));
        var now = await shop.Order(order.Id);
        (now.Total, now.Net, now.Tax, now.Freight, now.ShipTo!.City).ShouldBe((Shop.Yuan(166.20m), Shop.Yuan(140), Shop.Yuan(18.20m), Shop.Yuan(8), "宁波"));
        now.Lines.Select(l => (l.Position, l.Quantity, l.Gross)).ShouldBe([(1, 12m, Shop.Yuan(135.60m)), (2, 4m, Shop.Yuan(22.60m))]);
        now.Lines[0].PromisedDate.ShouldBe(new DateOnly(2090, 1, 15));
        (await shop.As(Roles.Sales).Run<AmendmentView>(new GetOrderAmendment.Query(submitted.Id))).Lines[1].OrderLineId.ShouldBe(now.Lines[1].Id);
        (await shop.Refused(door, Roles.Manager, new ApproveOrderAmendment.Command(submitted.Id, null))).Code.ShouldBe("AMENDMENT_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task What_is_reserved_follows_both_ways(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.ApprovedOrder(stock: 15, quantity: 10);
        var up = await shop.SubmittedAmendment(Shop.AmendmentOf(order, Shop.Wanting(order, 18)));
        var approved = await shop.As(Roles.Manager).Via(door).Run<ApproveOrderAmendment.Result>(new ApproveOrderAmendment.Command(up.Id, null));
        (approved.Reservations[0].Reserved, approved.Reservations[0].Short).ShouldBe((15m, 3m));
        (await shop.Amended(Shop.AmendmentOf(order, Shop.Wanting(order, 4)))).Lines[0].Counters.Reserved.ShouldBe(4m);
        await shop.LedgerIsSound();
    }

    [Theory, BothDoors]
    public async Task Where_the_policy_is_none_nothing_more_is_reserved(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Item(stock: 20);
        var order = await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(goods, 5)) with { ReservationPolicy = ReservationPolicy.None });
        var submitted = await shop.SubmittedAmendment(Shop.AmendmentOf(order, Shop.Wanting(order, 8)));
        (await shop.As(Roles.Manager).Via(door).Run<ApproveOrderAmendment.Result>(new ApproveOrderAmendment.Command(submitted.Id, null))).Reservations[0].Reserved.ShouldBe(0m);
    }

    [Theory, BothDoors]
    public async Task Another_price_of_a_begun_line_is_a_line_of_its_own(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.ApprovedOrder(stock: 10, quantity: 10);
        await shop.Issued(await shop.Released(order, 4));
        var submitted = await shop.SubmittedAmendment(Shop.AmendmentOf(order, Shop.Costing(order, 8)));
        await shop.As(Roles.Manager).Via(door).Run<ApproveOrderAmendment.Result>(new ApproveOrderAmendment.Command(submitted.Id, null));
        var now = await shop.Order(order.Id);
        now.Lines.Select(l => (l.Quantity, l.UnitPrice, l.Gross, l.Counters.Issued, l.Counters.Reserved))
            .ShouldBe([(4m, Shop.Yuan(10), Shop.Yuan(45.20m), 4m, 0m), (6m, Shop.Yuan(8), Shop.Yuan(54.24m), 0m, 6m)]);
        (now.Lines[1].ContinuesLineId, now.Charged, await shop.Owed(order.CustomerId)).ShouldBe((order.Lines[0].Id, Shop.Yuan(45.20m), 45.20m));
        await shop.Issued(await shop.Released(now));
        (await shop.Owed(order.CustomerId)).ShouldBe(99.44m);
    }

    [Theory, BothDoors]
    public async Task All_that_has_begun_keeps_its_price(Door door)
    {
        var shop = await Shop.Open();
        var delivery = await shop.ReleasedDelivery(quantity: 4);
        var order = await shop.Order(delivery.OrderId);
        (await shop.Refused(door, Roles.Manager, Shop.AmendmentOf(order, Shop.Costing(order, 8)))).Code.ShouldBe("NOTHING_TO_REPRICE");
        await shop.As(Roles.Sales).Run<CancelDelivery.Result>(new CancelDelivery.Command(delivery.Id, null));
        (await shop.Amended(Shop.AmendmentOf(order, Shop.Costing(order, 8)))).Total.ShouldBe(Shop.Yuan(36.16m));
    }

    [Theory, BothDoors]
    public async Task What_a_quote_agreed_on_the_whole_goes_with_the_quantity(Door door)
    {
        var shop = await Shop.Open();
        var quote = await shop.ApprovedQuote(Shop.QuoteCommand(await shop.Customer(), Shop.QuoteLineOf(await shop.Item(price: 10), 10)) with { DiscountRate = 0.1m });
        var made = await shop.As(Roles.Admin).Run<CreateOrderFromQuote.Result>(new CreateOrderFromQuote.Command(quote.Id, null, null, null, null, null, null, null, null));
        await shop.As(Roles.Admin).Run<SubmitOrder.Result>(new SubmitOrder.Command(made.Id));
        await shop.As(Roles.Admin).Run<ApproveOrder.Result>(new ApproveOrder.Command(made.Id, null));
        var order = await shop.Order(made.Id);
        var submitted = await shop.SubmittedAmendment(Shop.AmendmentOf(order, Shop.Wanting(order, 20)));
        (await shop.As(Roles.Manager).Via(door).Run<ApproveOrderAmendment.Result>(new ApproveOrderAmendment.Command(submitted.Id, null))).TotalAfter.ShouldBe(Shop.Yuan(203.40m));
    }

    [Theory, BothDoors]
    public async Task A_draft_delivery_is_released_at_the_new_price(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.ApprovedOrder(quantity: 10);
        var draft = await shop.Drafted(order, 4);
        await shop.Amended(Shop.AmendmentOf(order, Shop.Costing(order, 8)));
        await shop.As(Roles.Sales).Via(door).Run<ReleaseDelivery.Result>(new ReleaseDelivery.Command(draft.Id, null));
        var released = (await shop.Delivery(draft.Id)).Lines[0];
        (released.UnitPrice, released.Amount).ShouldBe((Shop.Yuan(8), Shop.Yuan(36.16m)));
    }

    [Theory, BothDoors]
    public async Task The_cent_that_new_rounding_makes_of_goods_that_left_is_charged(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.ApprovedOrder(stock: 10, quantity: 10, price: 0.125m);
        await shop.Issued(await shop.Released(order, 4));
        (await shop.Owed(order.CustomerId)).ShouldBe(0.56m);
        var submitted = await shop.SubmittedAmendment(Shop.AmendmentOf(order, Shop.Wanting(order, 4)));
        await shop.As(Roles.Manager).Via(door).Run<ApproveOrderAmendment.Result>(new ApproveOrderAmendment.Command(submitted.Id, null));
        var now = await shop.Order(order.Id);
        (now.Total, now.Charged, now.Fulfilment, await shop.Owed(order.CustomerId)).ShouldBe((Shop.Yuan(0.57m), Shop.Yuan(0.57m), Progress.Fully, 0.57m));
        var owed = await shop.As(Roles.Finance).Run<Page<ListReceivables.Row>>(new ListReceivables.Query { Filter = $"orderId = \"{order.Id}\"" });
        owed.Items.Single().Charged.ShouldBe(Shop.Yuan(0.57m));
    }

    [Theory, BothDoors]
    public async Task What_is_invoiced_stands(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.ApprovedOrder(quantity: 10, price: 0.125m);
        var invoice = await shop.IssuedInvoice(order, 4);
        var submitted = await shop.SubmittedAmendment(Shop.AmendmentOf(order, Shop.Wanting(order, 4)));
        await shop.As(Roles.Manager).Via(door).Run<ApproveOrderAmendment.Result>(new ApproveOrderAmendment.Command(submitted.Id, null));
        var now = await shop.Order(order.Id);
        (now.Total, now.Invoiced, now.Invoicing).ShouldBe((invoice.Total, invoice.Total, Progress.Fully));
        (await shop.As(Roles.Sales).Refused(new CreateInvoice.Command(order.Id, InvoiceType.Ordinary, null, null, null, null, null, null))).Code.ShouldBe("NOTHING_TO_INVOICE");
    }

    [Theory, BothDoors]
    public async Task An_order_that_moved_on_refuses_it_and_it_stays_submitted(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.ApprovedOrder(quantity: 10);
        var submitted = await shop.SubmittedAmendment(Shop.AmendmentOf(order, Shop.Wanting(order, 5)));
        await shop.Released(order, 6);
        (await shop.Refused(door, Roles.Manager, new ApproveOrderAmendment.Command(submitted.Id, null))).Code.ShouldBe("BELOW_ISSUED");
        (await shop.As(Roles.Sales).Run<AmendmentView>(new GetOrderAmendment.Query(submitted.Id))).Status.ShouldBe(AmendmentStatus.Submitted);
        (await shop.Order(order.Id)).Total.ShouldBe(order.Total);
    }

    [Theory, BothDoors]
    public async Task A_dropped_remainder_is_wanted_again_by_the_next(Door door)
    {
        var shop = await Shop.Open();
        var (manager, order) = (shop.As(Roles.Manager).Via(door), await shop.ApprovedOrder(stock: 10, quantity: 10));
        await shop.Issued(await shop.Released(order, 4));
        var dropped = await shop.Amended(Shop.AmendmentOf(order, Shop.Dropping(order)));
        (dropped.Lines[0].Quantity, dropped.Lines[0].Counters.Cancelled, dropped.Lines[0].Counters.Reserved, dropped.Fulfilment, dropped.Due).ShouldBe((10m, 6m, 0m, Progress.Fully, Shop.Yuan(45.20m)));
        (await manager.Refused(Shop.AmendmentOf(order, Shop.Dropping(order)))).Code.ShouldBe("NOTHING_TO_CANCEL");
        var submitted = await shop.SubmittedAmendment(Shop.AmendmentOf(order, Shop.Wanting(order, 10)));
        (submitted.Number, submitted.Lines[0].QuantityBefore).ShouldBe((order.Number + "-A2", 4m));
        await manager.Run<ApproveOrderAmendment.Result>(new ApproveOrderAmendment.Command(submitted.Id, null));
        var again = (await shop.Order(order.Id)).Lines[0].Counters;
        (again.Cancelled, again.Open, again.Reserved).ShouldBe((0m, 6m, 6m));
    }

    [Theory, BothDoors]
    public async Task Nothing_is_dropped_of_a_line_whose_goods_are_to_be_delivered_again(Door door)
    {
        var shop = await Shop.Open();
        var (admin, (order, delivery)) = (shop.As(Roles.Admin).Via(door), await shop.Sold(quantity: 7, ordered: 10));
        var id = (await shop.SubmittedAmendment(Shop.AmendmentOf(order, Shop.Dropping(order)))).Id;
        await shop.TakenIn(await shop.AgreedReturn(order, Shop.Back(delivery, 7, resolution: ReturnResolution.Redeliver)));
        (await admin.Refused(new ApproveOrderAmendment.Command(id, null))).Code.ShouldBe("ORDER_REDELIVERY_OPEN");
        await admin.Run<RejectOrderAmendment.Result>(new RejectOrderAmendment.Command(id, "not yet"));
        await admin.Run<ReopenOrderAmendment.Result>(new ReopenOrderAmendment.Command(id));
        var version = (await admin.Run<AmendmentView>(new GetOrderAmendment.Query(id))).Version;
        (await admin.Refused(new SubmitOrderAmendment.Command(id))).Code.ShouldBe("ORDER_REDELIVERY_OPEN");
        (await admin.Refused(new UpdateOrderAmendment.Command(id, version, Changes: new([Shop.Dropping(order)])))).Code.ShouldBe("ORDER_REDELIVERY_OPEN");
        await admin.Run<CancelOrderAmendment.Result>(new CancelOrderAmendment.Command(id, null));
        (await admin.Refused(Shop.AmendmentOf(order, Shop.Dropping(order)))).Code.ShouldBe("ORDER_REDELIVERY_OPEN");
    }

    [Theory, BothDoors]
    public async Task A_release_and_an_amendment_at_once_never_take_the_same_goods(Door door)
    {
        var shop = await Shop.Open();
        var (admin, order) = (shop.As(Roles.Admin).Via(door), await shop.ApprovedOrder(quantity: 10));
        var (draft, submitted) = (await shop.Drafted(order, 8), await shop.SubmittedAmendment(Shop.AmendmentOf(order, Shop.Wanting(order, 5))));
        var replies = await Task.WhenAll(admin.Send(new ReleaseDelivery.Command(draft.Id, null)), admin.Send(new ApproveOrderAmendment.Command(submitted.Id, null)));
        replies.Count(r => r.Refused is null).ShouldBe(1);
        replies.Select(r => r.Refused?.Code).OfType<string>().Single().ShouldBeOneOf("OVER_DELIVERY", "BELOW_ISSUED");
        var counters = (await shop.Order(order.Id)).Lines[0];
        counters.Counters.Delivered.ShouldBeLessThanOrEqualTo(counters.BaseQuantity);
    }

    [Theory, BothDoors]
    public async Task An_order_on_hold_is_amended_and_an_ended_one_is_not(Door door)
    {
        var shop = await Shop.Open();
        var (manager, order) = (shop.As(Roles.Manager).Via(door), await shop.ApprovedOrder(quantity: 10));
        await manager.Run<HoldOrder.Result>(new HoldOrder.Command(order.Id, "being renegotiated"));
        (await shop.Amended(Shop.AmendmentOf(order, Shop.Wanting(order, 9)))).Status.ShouldBe(OrderStatus.OnHold);
        var submitted = await shop.SubmittedAmendment(Shop.AmendmentOf(order, Shop.Wanting(order, 8)));
        await manager.Run<CancelOrder.Result>(new CancelOrder.Command(order.Id, null));
        (await manager.Refused(new ApproveOrderAmendment.Command(submitted.Id, null))).Code.ShouldBe("ORDER_WRONG_STATE");
    }
}
