using Waybill.Features.Orders;
using Waybill.Tests.Support;

namespace Waybill.Tests.Orders;

/// <summary>From draft to submitted, back, and firm in between.</summary>
public sealed class SubmitOrderTests
{
    [Theory, BothDoors]
    public async Task The_number_is_drawn_at_the_first_submit_and_kept(Door door)
    {
        var shop = await Shop.Open();
        var (sales, manager, draft) = (shop.As(Roles.Sales).Via(door), shop.As(Roles.Manager).Via(door), await shop.DraftOrder());
        var first = await sales.Run<SubmitOrder.Result>(new SubmitOrder.Command(draft.Id));
        first.Number.ShouldMatch("^SO-[0-9]{6}-[0-9]{6}$");
        var rejected = await manager.Run<RejectOrder.Result>(new RejectOrder.Command(draft.Id, "too cheap"));
        (rejected.Status, rejected.Reason).ShouldBe((OrderStatus.Rejected, "too cheap"));
        (await sales.Run<ReopenOrder.Result>(new ReopenOrder.Command(draft.Id))).Status.ShouldBe(OrderStatus.Draft);
        (await sales.Run<SubmitOrder.Result>(new SubmitOrder.Command(draft.Id))).ShouldBe(new(draft.Id, 5, first.Number, OrderStatus.Submitted));
    }

    [Theory, BothDoors]
    public async Task Only_a_firm_order_can_be_submitted(Door door)
    {
        var shop = await Shop.Open();
        var sales = shop.As(Roles.Sales).Via(door);
        var draft = await shop.DraftOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(await shop.Item(), 1)) with { Firmness = Firmness.NonFirm });
        (await sales.Refused(new SubmitOrder.Command(draft.Id))).Code.ShouldBe("ORDER_NOT_FIRM");
        (await sales.Run<MakeOrderFirm.Result>(new MakeOrderFirm.Command(draft.Id))).Firmness.ShouldBe(Firmness.Firm);
        (await sales.Run<SubmitOrder.Result>(new SubmitOrder.Command(draft.Id))).Status.ShouldBe(OrderStatus.Submitted);
        (await sales.Refused(new MakeOrderFirm.Command(draft.Id))).Code.ShouldBe("ORDER_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task A_move_that_is_not_in_the_table_is_refused(Door door)
    {
        var shop = await Shop.Open();
        var (draft, approved, manager) = (await shop.DraftOrder(), await shop.ApprovedOrder(), shop.As(Roles.Manager).Via(door));
        foreach (var request in new object[] { new RejectOrder.Command(draft.Id, "no"), new ReopenOrder.Command(draft.Id), new ApproveOrder.Command(draft.Id, null), new CloseOrder.Command(draft.Id, null),
            new ReserveOrder.Command(draft.Id), new SubmitOrder.Command(approved.Id), new RejectOrder.Command(approved.Id, "no"), new ReopenOrder.Command(approved.Id) })
            (await manager.Refused(request)).Code.ShouldBe("ORDER_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task Sales_may_not_approve_or_reject(Door door)
    {
        var shop = await Shop.Open();
        var submitted = await shop.SubmittedOrder();
        (await shop.Refused(door, Roles.Sales, new ApproveOrder.Command(submitted.Id, null))).Code.ShouldBe("FORBIDDEN");
        (await shop.Refused(door, Roles.Sales, new RejectOrder.Command(submitted.Id, "no"))).Code.ShouldBe("FORBIDDEN");
    }
}
