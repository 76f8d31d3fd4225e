using Waybill.Features.Amendments;
using Waybill.Features.Approvals;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Amendments;

/// <summary>Amendments are signed as their flow says, like the order itself.</summary>
public sealed class AmendmentApprovalTests
{
    private static readonly string[] Rights = ["order-amendments.create", "order-amendments.submit", "order-amendments.approve", "order-amendments.reject", "order-amendments.get", "order-amendments.cancel",
        "approvals.withdraw", "approvals.list", "approvals.get", "fields.selling-price"];

    [Theory, BothDoors]
    public async Task The_last_signature_applies_it(Door door)
    {
        var shop = await Shop.Open();
        var (boss, manager, seller) = await Team(shop, door, new FlowStep("superiors", SignerKind.DirectSuperior), new FlowStep("next", SignerKind.DirectSuperior, Levels: 2));
        var (amendment, order) = await Submitted(shop, seller);
        (await seller.Client.Refused(new ApproveOrderAmendment.Command(amendment.Id, null))).Code.ShouldBeOneOf("OWN_DOCUMENT", "NOT_YOUR_TURN");
        var first = await manager.Client.Run<ApproveOrderAmendment.Result>(new ApproveOrderAmendment.Command(amendment.Id, null));
        (first.Status, first.Reservations.Count, (await shop.Order(order.Id)).Total).ShouldBe((AmendmentStatus.Submitted, 0, order.Total));
        (await boss.Client.Run<ApproveOrderAmendment.Result>(new ApproveOrderAmendment.Command(amendment.Id, null))).Status.ShouldBe(AmendmentStatus.Approved);
        (await shop.Order(order.Id)).Total.ShouldBe(Shop.Yuan(101.70m));
    }

    [Theory, BothDoors]
    public async Task A_flow_that_lets_it_pass_applies_it_when_it_is_submitted(Door door)
    {
        var shop = await Shop.Open();
        var (_, _, seller) = await Team(shop, door, new FlowStep("superiors", SignerKind.DirectSuperior, AutoPassBelow: 1000m));
        var (amendment, order) = await Submitted(shop, seller);
        (amendment.Status, (await shop.Order(order.Id)).Total).ShouldBe((AmendmentStatus.Approved, Shop.Yuan(101.70m)));
    }

    [Theory, BothDoors]
    public async Task One_taken_back_is_a_draft_and_one_given_up_ends_its_run(Door door)
    {
        var shop = await Shop.Open();
        var (_, manager, seller) = await Team(shop, door, new FlowStep("superiors", SignerKind.DirectSuperior));
        var (amendment, _) = await Submitted(shop, seller);
        await seller.Client.Run<ApprovalRequestView>(new WithdrawApproval.Command(await Run(shop, amendment.Id), "a mistake"));
        (await seller.Client.Run<AmendmentView>(new GetOrderAmendment.Query(amendment.Id))).Status.ShouldBe(AmendmentStatus.Draft);
        await seller.Client.Run<AmendmentView>(new SubmitOrderAmendment.Command(amendment.Id));
        await seller.Client.Run<CancelOrderAmendment.Result>(new CancelOrderAmendment.Command(amendment.Id, null));
        (await shop.As(Roles.Admin).Run<ApprovalRequestView>(new GetApprovalRequest.Query(await Run(shop, amendment.Id)))).Status.ShouldBe(ApprovalStatus.Voided);
        (await manager.Client.Refused(new ApproveOrderAmendment.Command(amendment.Id, null))).Code.ShouldBe("AMENDMENT_WRONG_STATE");
    }

    private static async Task<(Person Boss, Person Manager, Person Seller)> Team(Shop shop, Door door, params FlowStep[] steps)
    {
        var department = await shop.Department();
        var boss = await shop.Person(door, Rights);
        var manager = await shop.Person(door, Rights, department, boss.Id);
        await shop.As(Roles.Admin).Run<ApprovalFlowView>(new CreateApprovalFlow.Command("order-amendment", Shop.Unique("flow"), steps, new FlowConditions() with { DepartmentIds = [department] }, 100, false, null));
        return (boss, manager, await shop.Person(door, Rights, department, manager.Id));
    }

    /// <summary>Nine instead of ten of an order that belongs to the seller.</summary>
    private static async Task<(AmendmentView Amendment, GetOrder.Result Order)> Submitted(Shop shop, Person seller)
    {
        var order = await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(await shop.Item(), 10)) with { SalespersonId = seller.Id });
        var draft = await seller.Client.Run<AmendmentView>(Shop.AmendmentOf(order, Shop.Wanting(order, 9)));
        return (await seller.Client.Run<AmendmentView>(new SubmitOrderAmendment.Command(draft.Id)), order);
    }

    /// <summary>The newest run of an amendment's approval.</summary>
    private static async Task<Guid> Run(Shop shop, Guid amendmentId) => (await shop.As(Roles.Admin).Run<Page<ListApprovalRequests.Row>>(
        new ListApprovalRequests.Query { Filter = $"documentId = \"{amendmentId}\"" })).Items[0].Id;
}
