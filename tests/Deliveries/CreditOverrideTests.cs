using Waybill.Features.Approvals;
using Waybill.Features.Deliveries;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Deliveries;

public sealed class CreditOverrideTests
{
    private static readonly string[] Rights = ["deliveries.override-credit", "deliveries.get"];

    [Theory, BothDoors]
    public async Task Goods_leave_over_the_limit_only_after_the_last_signature(Door door)
    {
        var shop = await Shop.Open();
        var (boss, seller) = await Signing(shop, door);
        var delivery = await OverTheLimit(shop, seller);
        (await seller.Client.Run<AllowDeliveryOverCredit.Result>(new AllowDeliveryOverCredit.Command(delivery.Id, "an old friend"))).CreditOverrideReason.ShouldBeNull();
        var paper = await shop.Picked(delivery);
        (await shop.As(Roles.Warehouse).Refused(new ConfirmStockOut.Command(paper.Id))).Code.ShouldBe("CREDIT_EXCEEDED");
        (await seller.Client.Refused(new AllowDeliveryOverCredit.Command(delivery.Id, "again"))).Code.ShouldBe("OWN_DOCUMENT");
        (await boss.Client.Run<AllowDeliveryOverCredit.Result>(new AllowDeliveryOverCredit.Command(delivery.Id, "agreed"))).CreditOverrideReason.ShouldBe("agreed");
        (await shop.As(Roles.Warehouse).Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(paper.Id))).Status.ShouldBe(StockOutStatus.Confirmed);
    }

    [Theory, BothDoors]
    public async Task A_draft_whose_lines_may_still_change_is_let_over_the_limit_by_nobody(Door door)
    {
        var shop = await Shop.Open();
        var draft = await shop.Drafted(await shop.ApprovedOrder(stock: 4, quantity: 4, customerId: await shop.Customer(credit: 5m)));
        (await shop.As(Roles.Admin).Via(door).Refused(new AllowDeliveryOverCredit.Command(draft.Id, "an old friend"))).Code.ShouldBe("DELIVERY_WRONG_STATE");
        (await shop.Delivery(draft.Id)).CreditOverrideReason.ShouldBeNull();
    }

    [Theory, BothDoors]
    public async Task A_delivery_that_ends_leaves_the_signers_desks(Door door)
    {
        var shop = await Shop.Open();
        var (boss, seller) = await Signing(shop, door);
        foreach (var end in new Func<Guid, object>[] { id => new CancelDelivery.Command(id, null), id => new CloseDelivery.Command(id, null) })
        {
            var delivery = await OverTheLimit(shop, seller);
            await seller.Client.Run<AllowDeliveryOverCredit.Result>(new AllowDeliveryOverCredit.Command(delivery.Id, "an old friend"));
            (await Inbox(boss)).ShouldHaveSingleItem().DocumentId.ShouldBe(delivery.Id);
            (await shop.As(Roles.Admin).Via(door).Send(end(delivery.Id))).Refused.ShouldBeNull();
            (await Inbox(boss)).ShouldBeEmpty();
            (await shop.As(Roles.Admin).Run<Page<ListApprovalRequests.Row>>(new ListApprovalRequests.Query { Filter = $"documentId = \"{delivery.Id}\"" })).Items
                .ShouldHaveSingleItem().Status.ShouldBe(ApprovalStatus.Voided);
        }
    }

    /// <summary>A seller whose deliveries go over the limit with the boss's signature.</summary>
    private static async Task<(Person Boss, Person Seller)> Signing(Shop shop, Door door)
    {
        var department = await shop.Department();
        var boss = await shop.Person(door, Rights);
        var seller = await shop.Person(door, Rights, department, boss.Id);
        await shop.As(Roles.Admin).Run<ApprovalFlowView>(new CreateApprovalFlow.Command("delivery", Shop.Unique("flow"), [new("boss", SignerKind.DirectSuperior)], new(DepartmentIds: [department]), null, null, null));
        return (boss, seller);
    }

    /// <summary>The seller's released delivery to somebody who would owe too much for it.</summary>
    private static async Task<GetDelivery.Result> OverTheLimit(Shop shop, Person seller)
    {
        var line = Shop.LineOf(await shop.Item(10m, stock: 4, tax: 0), 4);
        return await shop.Released(await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(credit: 5m), line) with { SalespersonId = seller.Id }));
    }

    private static async Task<IReadOnlyList<ListMyApprovalTasks.Row>> Inbox(Person who) => (await who.Client.Run<Page<ListMyApprovalTasks.Row>>(new ListMyApprovalTasks.Query())).Items;
}
