using Waybill.Features.Amendments;
using Waybill.Features.Deliveries;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Amendments;

/// <summary>An amendment is written, tried on the order, submitted, and given up.</summary>
public sealed class CreateOrderAmendmentTests
{
    [Theory, BothDoors]
    public async Task A_draft_shows_before_and_after_and_leaves_the_order_alone(Door door)
    {
        var shop = await Shop.Open();
        var (manager, order, more) = (shop.As(Roles.Manager).Via(door), await shop.ApprovedOrder(quantity: 10, price: 10), await shop.Item(price: 5));
        var change = Shop.Wanting(order, 12) with { UnitPrice = Shop.Yuan(9), PromisedDate = new(2090, 1, 15) };
        var made = await manager.Run<AmendmentView>(Shop.AmendmentOf(order, change) with { Lines = [Shop.LineOf(more, 4)], Freight = Shop.Yuan(20), RequestedDate = new(2090, 2, 1) });
        (made.Status, made.Number, made.TotalBefore, made.TotalAfter).ShouldBe((AmendmentStatus.Draft, null, Shop.Yuan(113), Shop.Yuan(164.64m)));
        (made.FreightBefore, made.FreightAfter, made.RequestedDateBefore, made.RequestedDateAfter).ShouldBe((Shop.Yuan(0), Shop.Yuan(20), null, new DateOnly(2090, 2, 1)));
        var (changed, added) = (made.Lines[0], made.Lines[1]);
        (changed.QuantityBefore, changed.QuantityAfter, changed.UnitPriceBefore, changed.UnitPriceAfter, changed.PromisedDateAfter).ShouldBe((10m, 12m, Shop.Yuan(10), Shop.Yuan(9), new DateOnly(2090, 1, 15)));
        (added.Added, added.QuantityBefore, added.QuantityAfter, added.UnitPriceAfter).ShouldBe((true, null, 4m, Shop.Yuan(5)));
        (await shop.Order(order.Id)).ShouldSatisfyAllConditions(o => o.Total.ShouldBe(Shop.Yuan(113)), o => o.Lines.Count.ShouldBe(1), o => o.Version.ShouldBe(order.Version));
    }

    [Theory, BothDoors]
    public async Task An_order_has_one_open_amendment_at_most(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedOrder(quantity: 10));
        var replies = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => sales.Send(Shop.AmendmentOf(order, Shop.Wanting(order, 9)))));
        replies.Select(r => r.Refused?.Code).Order().ShouldBe([null, "AMENDMENT_OPEN"]);
        var open = replies.Select(r => r.Result).OfType<AmendmentView>().Single();
        (await sales.Run<CancelOrderAmendment.Result>(new CancelOrderAmendment.Command(open.Id, "a mistake"))).Status.ShouldBe(AmendmentStatus.Cancelled);
        (await sales.Run<AmendmentView>(Shop.AmendmentOf(order, Shop.Wanting(order, 9)))).Status.ShouldBe(AmendmentStatus.Draft);
        (await sales.Refused(new CancelOrderAmendment.Command(open.Id, null))).Code.ShouldBe("AMENDMENT_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task It_is_refused_where_it_makes_no_sense(Door door)
    {
        var shop = await Shop.Open();
        var (manager, order) = (shop.As(Roles.Manager).Via(door), await shop.ApprovedOrder(quantity: 10));
        var change = Shop.Wanting(order, 9);
        (await manager.Refused(Shop.AmendmentOf(order))).Code.ShouldBe("AMENDMENT_EMPTY");
        (await manager.Refused(Shop.AmendmentOf(order, change, change))).Errors[0].Pointer.ShouldBe("/changes/1/orderLineId");
        (await manager.Refused(Shop.AmendmentOf(order, change, change))).Code.ShouldBe("AMENDED_TWICE");
        (await manager.Refused(Shop.AmendmentOf(order, change with { DropRemainder = true }))).Code.ShouldBe("CHANGE_CONTRADICTS");
        (await manager.Refused(Shop.AmendmentOf(order, change with { OrderLineId = Guid.NewGuid() }))).Code.ShouldBe("UNKNOWN_REFERENCE");
        (await manager.Refused(Shop.AmendmentOf(order, change with { Quantity = 9.5m }))).Code.ShouldBe("QUANTITY_TOO_FINE");
        (await manager.Refused(Shop.AmendmentOf(order, change with { UnitPrice = new Money(9, "USD") }))).Errors[0].Pointer.ShouldBe("/changes/0/unitPrice/currency");
        (await manager.Refused(Shop.AmendmentOf(order) with { Lines = [Shop.LineOf(await shop.Item(), 1) with { Unit = "barrel" }] })).Code.ShouldBe("UNIT_UNKNOWN");
        (await manager.Refused(Shop.AmendmentOf(await shop.DraftOrder(), change))).Code.ShouldBe("ORDER_WRONG_STATE");
        (await manager.Refused(Shop.AmendmentOf(order, change) with { OrderId = Guid.NewGuid() })).Errors[0].Pointer.ShouldBe("/orderId");
    }

    [Theory, BothDoors]
    public async Task Prices_and_discounts_need_their_permissions(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedOrder(quantity: 10));
        (await sales.Refused(Shop.AmendmentOf(order, Shop.Costing(order, 9)))).Code.ShouldBe("FORBIDDEN");
        (await sales.Refused(Shop.AmendmentOf(order, Shop.Wanting(order, 9) with { DiscountRate = 0.1m }))).Code.ShouldBe("FORBIDDEN");
        (await shop.Refused(door, Roles.Warehouse, Shop.AmendmentOf(order, Shop.Wanting(order, 9)))).Code.ShouldBe("FORBIDDEN");
    }

    [Theory, BothDoors]
    public async Task A_draft_is_changed_and_tried_anew(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedOrder(quantity: 10));
        var draft = await sales.Run<AmendmentView>(Shop.AmendmentOf(order, Shop.Wanting(order, 9)));
        var changed = await sales.Run<AmendmentView>(new UpdateOrderAmendment.Command(draft.Id, draft.Version, Changes: new([Shop.Wanting(order, 20)]), Freight: Shop.Yuan(5)));
        (changed.Lines.Single().QuantityAfter, changed.TotalAfter, changed.Reason).ShouldBe((20m, Shop.Yuan(231), draft.Reason));
        (await sales.Refused(new UpdateOrderAmendment.Command(draft.Id, draft.Version, Reason: "late"))).Code.ShouldBe("STALE_VERSION");
        var submitted = await sales.Run<AmendmentView>(new SubmitOrderAmendment.Command(draft.Id));
        (submitted.Status, submitted.Number).ShouldBe((AmendmentStatus.Submitted, order.Number + "-A1"));
        (await sales.Refused(new UpdateOrderAmendment.Command(draft.Id, submitted.Version, Reason: "late"))).Code.ShouldBe("AMENDMENT_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task A_rejected_one_is_reopened_and_keeps_its_number(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedOrder(quantity: 10));
        var submitted = await shop.SubmittedAmendment(Shop.AmendmentOf(order, Shop.Wanting(order, 9)));
        var rejected = await shop.As(Roles.Manager).Via(door).Run<RejectOrderAmendment.Result>(new RejectOrderAmendment.Command(submitted.Id, "too late"));
        (rejected.Status, rejected.Remark).ShouldBe((AmendmentStatus.Rejected, "too late"));
        (await sales.Refused(new SubmitOrderAmendment.Command(submitted.Id))).Code.ShouldBe("AMENDMENT_WRONG_STATE");
        (await sales.Run<ReopenOrderAmendment.Result>(new ReopenOrderAmendment.Command(submitted.Id))).Status.ShouldBe(AmendmentStatus.Draft);
        (await sales.Run<AmendmentView>(new SubmitOrderAmendment.Command(submitted.Id))).Number.ShouldBe(order.Number + "-A1");
        (await sales.Run<AmendmentView>(new GetOrderAmendment.Query(submitted.Id))).Remark.ShouldBeNull();
        (await shop.Order(order.Id)).Total.ShouldBe(order.Total);
    }

    [Theory, BothDoors]
    public async Task Amendments_are_found_by_what_is_known_of_them(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.ApprovedOrder(quantity: 10);
        await shop.Amended(Shop.AmendmentOf(order, Shop.Wanting(order, 9)));
        var open = await shop.DraftAmendment(Shop.AmendmentOf(order, Shop.Wanting(order, 8)));
        var found = await shop.As(Roles.Sales).Via(door).Run<Page<ListOrderAmendments.Row>>(new ListOrderAmendments.Query { Filter = $"orderNumber = \"{order.Number}\" AND status = \"draft\"" });
        (found.Items.Single().Id, found.Items[0].TotalBefore, found.Items[0].TotalAfter).ShouldBe((open.Id, Shop.Yuan(101.70m), Shop.Yuan(90.40m)));
    }

    [Theory, BothDoors]
    public async Task It_is_tried_on_what_has_happened(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedOrder(quantity: 10, freight: 5));
        await shop.Released(order, 6);
        var below = await sales.Refused(Shop.AmendmentOf(order, Shop.Wanting(order, 5)));
        (below.Status, below.Code, below.Detail).ShouldBe((409, "BELOW_ISSUED", $"Line 1, {order.Lines[0].ItemCode}: 6 pcs have left or are part of released deliveries; it cannot be less."));
        (await sales.Refused(Shop.AmendmentOf(order) with { Freight = Shop.Yuan(9) })).Code.ShouldBe("FREIGHT_FIXED");
        await shop.RequestedInvoice(order, 8);
        (await sales.Refused(Shop.AmendmentOf(order, Shop.Wanting(order, 7)))).Code.ShouldBe("BELOW_INVOICED");
        (await sales.Run<AmendmentView>(Shop.AmendmentOf(order, Shop.Wanting(order, 8)))).TotalAfter.ShouldBe(Shop.Yuan(95.40m));
    }
}
