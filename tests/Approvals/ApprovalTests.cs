using Waybill.Features.Access;
using Waybill.Features.Approvals;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Approvals;

/// <summary>A small sales department of its own, with a flow that concerns nobody else.</summary>
internal sealed record Team(Shop Shop, Guid DepartmentId, Person Boss, Person Manager, Person Seller)
{
    private static readonly string[] Rights = ["orders.create", "orders.get", "orders.list", "orders.submit", "orders.approve", "orders.reject", "orders.reopen", "orders.update", "orders.cancel", "orders.set-price",
        "approvals.get", "approvals.list", "approvals.delegate", "approvals.add-signer", "approvals.withdraw", "stand-ins.set", "stand-ins.list", "stand-ins.remove", "fields.selling-price"];

    public static async Task<Team> Of(Shop shop, Door door)
    {
        var department = await shop.Department();
        var boss = await shop.Person(door, Rights);
        var manager = await shop.Person(door, Rights, department, boss.Id);
        return new(shop, department, boss, manager, await shop.Person(door, Rights, department, manager.Id));
    }

    public Task<Person> Another(Door door) => Shop.Person(door, Rights, DepartmentId, Manager.Id);

    public Task<ApprovalFlowView> Flow(params FlowStep[] steps) => Flow(new FlowConditions(), steps);

    public Task<ApprovalFlowView> Flow(FlowConditions conditions, FlowStep[] steps, bool self = false, int position = 100) => Shop.As(Roles.Admin).Run<ApprovalFlowView>(
        new CreateApprovalFlow.Command("order", Shop.Unique("flow"), steps, conditions with { DepartmentIds = [DepartmentId] }, position, self, null));

    /// <summary>The seller's order, submitted.</summary>
    public async Task<Guid> Submitted(decimal price = 100m, decimal stock = 0)
    {
        var id = await Draft(price, stock);
        await Seller.Client.Run<SubmitOrder.Result>(new SubmitOrder.Command(id));
        return id;
    }

    public async Task<Guid> Draft(decimal price = 100m, decimal stock = 0) => (await Seller.Client.Run<CreateOrder.Result>(
        Shop.OrderCommand(await Shop.Customer(), Shop.LineOf(await Shop.Item(price, stock, tax: 0), 1)) with { SalespersonId = Seller.Id })).Id;

    public async Task<OrderStatus> Approves(Person who, Guid order) => (await who.Client.Run<ApproveOrder.Result>(new ApproveOrder.Command(order, null))).Status;

    public Task<Refused> Refuses(Person who, Guid order) => who.Client.Refused(new ApproveOrder.Command(order, null));

    public async Task<ApprovalRequestView> Run(Guid order) => await Shop.As(Roles.Admin).Run<ApprovalRequestView>(new GetApprovalRequest.Query(
        (await Shop.As(Roles.Admin).Run<Page<ListApprovalRequests.Row>>(new ListApprovalRequests.Query { Filter = $"documentId = \"{order}\"" })).Items[0].Id));

    public static FlowStep Superior(int levels = 1) => new("superior", SignerKind.DirectSuperior, Levels: levels);

    public static FlowStep Named(SigningMode mode, params Person[] people) => new("named", SignerKind.Named, EmployeeIds: [.. people.Select(p => p.Id)], Mode: mode);
}

public sealed class ApprovalTests
{
    [Theory, BothDoors]
    public async Task Superior_after_superior_signs_and_the_last_one_decides(Door door)
    {
        var team = await Team.Of(await Shop.Open(), door);
        await team.Flow(Team.Superior(), Team.Superior(levels: 2));
        var order = await team.Submitted();
        (await team.Refuses(team.Boss, order)).ShouldSatisfyAllConditions(r => r.Code.ShouldBe("NOT_YOUR_TURN"), r => r.Detail.ShouldContain(team.Manager.Name));
        (await team.Approves(team.Manager, order)).ShouldBe(OrderStatus.Submitted);
        (await team.Approves(team.Boss, order)).ShouldBe(OrderStatus.Approved);
        (await team.Run(order)).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(ApprovalStatus.Approved), r => r.Tasks.Select(t => t.Outcome).ShouldBe([TaskOutcome.Signed, TaskOutcome.Signed]));
    }

    [Theory, BothDoors]
    public async Task Nobody_signs_what_they_submitted_unless_the_flow_allows_it(Door door)
    {
        var team = await Team.Of(await Shop.Open(), door);
        await team.Flow(Team.Named(SigningMode.AnyOne, team.Seller, team.Manager));
        var order = await team.Submitted();
        (await team.Refuses(team.Seller, order)).Code.ShouldBe("OWN_DOCUMENT");
        await team.Flow(new(), [Team.Named(SigningMode.AnyOne, team.Seller)], self: true, position: 1);
        (await team.Approves(team.Seller, await team.Submitted())).ShouldBe(OrderStatus.Approved);
    }

    [Theory, BothDoors]
    public async Task A_flow_for_small_margins_lets_an_order_with_a_good_one_alone(Door door)
    {
        var team = await Team.Of(await Shop.Open(), door);
        await team.Flow(new FlowConditions(MarginBelow: 0.5m), [Team.Named(SigningMode.AnyOne, team.Boss)]);
        (await team.Approves(team.Manager, await team.Submitted(price: 10m, stock: 1))).ShouldBe(OrderStatus.Approved);
        var (poor, unknown) = (await team.Submitted(price: 1.5m, stock: 1), await team.Submitted(price: 10m));
        (await team.Refuses(team.Manager, poor)).Code.ShouldBe("NOT_YOUR_TURN");
        (await team.Refuses(team.Manager, unknown)).Code.ShouldBe("NOT_YOUR_TURN");
        (await team.Approves(team.Boss, poor)).ShouldBe(OrderStatus.Approved);
    }

    [Theory, BothDoors]
    public async Task A_discount_on_the_whole_quote_counts_as_one_on_its_lines(Door door)
    {
        var team = await Team.Of(await Shop.Open(), door);
        await team.Flow(new FlowConditions(DiscountFrom: 0.1m), [Team.Named(SigningMode.AnyOne, team.Boss)]);
        (await team.Approves(team.Manager, await OfQuote(team, off: 0.05m))).ShouldBe(OrderStatus.Approved);
        (await team.Refuses(team.Manager, await OfQuote(team, off: 0.2m))).Code.ShouldBe("NOT_YOUR_TURN");
    }

    [Theory, BothDoors]
    public async Task A_flow_whose_step_finds_nobody_refuses_the_submission(Door door)
    {
        var team = await Team.Of(await Shop.Open(), door);
        await team.Flow(Team.Named(SigningMode.All, team.Seller));
        (await team.Seller.Client.Refused(new SubmitOrder.Command(await team.Draft()))).Code.ShouldBe("APPROVER_MISSING");
    }

    [Fact]
    public async Task All_must_sign_or_one_is_enough()
    {
        var team = await Team.Of(await Shop.Open(), Door.Rest);
        await team.Flow(Team.Named(SigningMode.All, team.Manager, team.Boss), Team.Named(SigningMode.AnyOne, team.Manager, team.Boss));
        var order = await team.Submitted();
        (await team.Approves(team.Boss, order)).ShouldBe(OrderStatus.Submitted);
        (await team.Refuses(team.Boss, order)).Code.ShouldBe("NOT_YOUR_TURN");
        (await team.Approves(team.Manager, order)).ShouldBe(OrderStatus.Submitted);
        (await team.Approves(team.Boss, order)).ShouldBe(OrderStatus.Approved);
        (await team.Run(order)).Tasks.Select(t => t.Outcome).Order().ShouldBe([TaskOutcome.Signed, TaskOutcome.Signed, TaskOutcome.Signed, TaskOutcome.NotNeeded]);
    }

    [Fact]
    public async Task The_first_flow_whose_conditions_hold_applies_and_small_amounts_pass_by_themselves()
    {
        var team = await Team.Of(await Shop.Open(), Door.Rest);
        await team.Flow(new FlowConditions(AmountFrom: 1000m), [Team.Named(SigningMode.AnyOne, team.Boss)], position: 1);
        await team.Flow(new(), [Team.Superior() with { AutoPassBelow = 50m }], position: 2);
        (await team.Run(await team.Submitted(price: 1000m))).Tasks.ShouldHaveSingleItem().EmployeeId.ShouldBe(team.Boss.Id);
        (await team.Run(await team.Submitted(price: 999.99m))).Tasks.ShouldHaveSingleItem().EmployeeId.ShouldBe(team.Manager.Id);
        var small = await team.Submitted(price: 49.99m);
        (await team.Shop.Order(small)).ShouldSatisfyAllConditions(o => o.Status.ShouldBe(OrderStatus.Approved), o => o.ApprovedAt.ShouldNotBeNull());
        (await team.Run(small)).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(ApprovalStatus.Approved), r => r.Tasks.ShouldBeEmpty());
    }

    [Theory, BothDoors]
    public async Task A_rejection_ends_the_run_and_the_next_submission_begins_another(Door door)
    {
        var team = await Team.Of(await Shop.Open(), door);
        await team.Flow(Team.Superior(), Team.Superior(levels: 2));
        var order = await team.Submitted();
        (await team.Boss.Client.Refused(new RejectOrder.Command(order, "no"))).Code.ShouldBe("NOT_YOUR_TURN");
        await team.Manager.Client.Run<RejectOrder.Result>(new RejectOrder.Command(order, "too cheap"));
        (await team.Run(order)).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(ApprovalStatus.Rejected), r => r.Reason.ShouldBe("too cheap"), r => r.Tasks[1].Outcome.ShouldBe(TaskOutcome.NotNeeded));
        await team.Seller.Client.Run<ReopenOrder.Result>(new ReopenOrder.Command(order));
        await team.Seller.Client.Run<SubmitOrder.Result>(new SubmitOrder.Command(order));
        (await team.Approves(team.Manager, order)).ShouldBe(OrderStatus.Submitted);
    }

    [Theory, BothDoors]
    public async Task Who_submitted_takes_it_back_changes_it_and_submits_again(Door door)
    {
        var team = await Team.Of(await Shop.Open(), door);
        await team.Flow(Team.Superior());
        var order = await team.Submitted();
        var run = await team.Run(order);
        (await team.Manager.Client.Refused(new WithdrawApproval.Command(run.Id, null))).Code.ShouldBe("NOT_SUBMITTER");
        (await team.Seller.Client.Run<ApprovalRequestView>(new WithdrawApproval.Command(run.Id, "a mistake"))).Status.ShouldBe(ApprovalStatus.Withdrawn);
        (await team.Shop.Order(order)).Status.ShouldBe(OrderStatus.Draft);
        (await team.Seller.Client.Refused(new WithdrawApproval.Command(run.Id, null))).Code.ShouldBe("APPROVAL_WRONG_STATE");
        await team.Seller.Client.Run<SubmitOrder.Result>(new SubmitOrder.Command(order));
        (await team.Approves(team.Manager, order)).ShouldBe(OrderStatus.Approved);
    }

    [Fact]
    public async Task What_is_being_signed_cannot_be_edited_and_a_cancelled_one_cannot_be_signed()
    {
        var team = await Team.Of(await Shop.Open(), Door.Rest);
        await team.Flow(Team.Superior());
        var order = await team.Shop.Order(await team.Submitted());
        (await team.Seller.Client.Refused(new UpdateOrder.Command(order.Id, order.Version, Remark: new("cheaper")))).Code.ShouldBe("ORDER_WRONG_STATE");
        await team.Seller.Client.Run<CancelOrder.Result>(new CancelOrder.Command(order.Id, null));
        (await team.Run(order.Id)).Status.ShouldBe(ApprovalStatus.Voided);
        (await team.Refuses(team.Manager, order.Id)).Code.ShouldBe("ORDER_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task A_task_is_handed_on_and_another_signer_called_in(Door door)
    {
        var team = await Team.Of(await Shop.Open(), door);
        var (other, extra) = (await team.Another(door), await team.Another(door));
        await team.Flow(Team.Superior());
        var order = await team.Submitted();
        var run = await team.Run(order);
        (await team.Boss.Client.Refused(new DelegateApprovalTask.Command(run.Id, run.Tasks[0].Id, other.Id, null))).Code.ShouldBe("NOT_FOUND");
        (await team.Manager.Client.Refused(new DelegateApprovalTask.Command(run.Id, run.Tasks[0].Id, team.Seller.Id, null))).Code.ShouldBe("OWN_DOCUMENT");
        await team.Manager.Client.Run<ApprovalRequestView>(new DelegateApprovalTask.Command(run.Id, run.Tasks[0].Id, other.Id, "on holiday"));
        (await team.Manager.Client.Refused(new DelegateApprovalTask.Command(run.Id, run.Tasks[0].Id, other.Id, null))).Code.ShouldBe("TASK_NOT_OPEN");
        (await team.Refuses(team.Manager, order)).Code.ShouldBe("NOT_YOUR_TURN");
        (await other.Client.Refused(new AddApprovalSigner.Command(run.Id, other.Id))).Code.ShouldBe("SIGNER_ALREADY");
        await other.Client.Run<ApprovalRequestView>(new AddApprovalSigner.Command(run.Id, extra.Id));
        (await team.Approves(other, order)).ShouldBe(OrderStatus.Submitted);
        (await team.Approves(extra, order)).ShouldBe(OrderStatus.Approved);
    }

    [Theory, BothDoors]
    public async Task A_stand_in_finds_the_task_in_its_inbox_and_signs(Door door)
    {
        var team = await Team.Of(await Shop.Open(), door);
        var other = await team.Another(door);
        await team.Flow(Team.Superior());
        var order = await team.Submitted();
        (await Inbox(other)).ShouldBeEmpty();
        var standIn = await team.Manager.Client.Run<SetStandIn.Result>(new SetStandIn.Command(null, other.Id, new(2020, 1, 1), new(2099, 12, 31)));
        (await Inbox(other)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.DocumentId.ShouldBe(order), r => r.Amount!.Amount.ShouldBe(100m), r => r.Tasks[0].EmployeeId.ShouldBe(team.Manager.Id));
        var run = await other.Client.Run<ApprovalRequestView>(new GetApprovalRequest.Query((await team.Run(order)).Id));
        (await other.Client.Run<Page<ListApprovalRequests.Row>>(new ListApprovalRequests.Query())).Items.ShouldHaveSingleItem().Id.ShouldBe(run.Id);
        (await other.Client.Run<ApprovalRequestView>(new AddApprovalSigner.Command(run.Id, team.Boss.Id))).Tasks.Count.ShouldBe(2);
        (await other.Client.Refused(new RemoveStandIn.Command(standIn.Id, standIn.Version))).Code.ShouldBe("TASK_OF_ANOTHER");
        (await other.Client.Refused(new SetStandIn.Command(team.Manager.Id, other.Id, new(2020, 1, 1), new(2099, 12, 31)))).Code.ShouldBe("FORBIDDEN");
        (await team.Approves(other, order)).ShouldBe(OrderStatus.Submitted);
        (await team.Approves(team.Boss, order)).ShouldBe(OrderStatus.Approved);
        (await team.Run(order)).Tasks[0].ShouldSatisfyAllConditions(t => t.EmployeeId.ShouldBe(team.Manager.Id), t => t.DecidedBy.ShouldBe(other.ClientId));
        await team.Manager.Client.Run<RemoveStandIn.Result>(new RemoveStandIn.Command(standIn.Id, standIn.Version));
        (await team.Manager.Client.Run<Page<ListStandIns.Row>>(new ListStandIns.Query { Filter = $"employeeId = \"{team.Manager.Id}\"" })).Items.ShouldBeEmpty();
    }

    [Theory, BothDoors]
    public async Task A_stand_in_sees_what_it_signed_for_good(Door door)
    {
        var team = await Team.Of(await Shop.Open(), door);
        var other = await team.Another(door);
        await team.Flow(Team.Superior());
        var order = await team.Submitted();
        var signed = (await team.Run(order)).Id;
        var standIn = await team.Manager.Client.Run<SetStandIn.Result>(new SetStandIn.Command(null, other.Id, new(2020, 1, 1), new(2099, 12, 31)));
        (await team.Approves(other, order)).ShouldBe(OrderStatus.Approved);
        await team.Manager.Client.Run<RemoveStandIn.Result>(new RemoveStandIn.Command(standIn.Id, standIn.Version));
        (await other.Client.Run<ApprovalRequestView>(new GetApprovalRequest.Query(signed))).DocumentId.ShouldBe(order);
    }

    [Theory, BothDoors]
    public async Task A_period_that_ends_before_it_begins_and_standing_in_for_oneself_are_refused(Door door)
    {
        var team = await Team.Of(await Shop.Open(), door);
        (await team.Manager.Client.Refused(new SetStandIn.Command(null, team.Boss.Id, new(2026, 2, 1), new(2026, 1, 1)))).Code.ShouldBe("PERIOD_REVERSED");
        (await team.Manager.Client.Refused(new SetStandIn.Command(null, team.Manager.Id, new(2026, 1, 1), new(2026, 2, 1)))).Code.ShouldBe("STAND_IN_IS_SELF");
    }

    [Fact]
    public async Task A_department_manager_signs_and_above_its_own_department_the_next()
    {
        var shop = await Shop.Open();
        var team = await Team.Of(shop, Door.Rest);
        var top = await shop.Department(managerId: team.Boss.Id);
        var department = await shop.As(Roles.Admin).Run<Page<ListDepartments.Row>>(new ListDepartments.Query { Filter = $"id = \"{team.DepartmentId}\"" });
        await shop.As(Roles.Admin).Run<UpdateDepartment.Result>(
            new UpdateDepartment.Command(team.DepartmentId, department.Items[0].Version, ParentId: new(top), ManagerId: new(team.Seller.Id)));
        await team.Flow(new FlowStep("department", SignerKind.DepartmentManager));
        (await team.Run(await team.Submitted())).Tasks.ShouldHaveSingleItem().EmployeeId.ShouldBe(team.Boss.Id);
    }

    [Fact]
    public async Task Holders_of_a_role_sign()
    {
        var team = await Team.Of(await Shop.Open(), Door.Rest);
        await team.Flow(new FlowStep("role", SignerKind.Role, RoleId: team.Boss.RoleId));
        var order = await team.Submitted();
        (await team.Refuses(team.Manager, order)).Code.ShouldBe("NOT_YOUR_TURN");
        (await team.Approves(team.Boss, order)).ShouldBe(OrderStatus.Approved);
    }

    [Fact]
    public async Task Two_signatures_at_once_count_once_each()
    {
        var team = await Team.Of(await Shop.Open(), Door.Rest);
        await team.Flow(Team.Named(SigningMode.AnyOne, team.Manager, team.Boss));
        var order = await team.Submitted();
        var replies = await Task.WhenAll(new[] { team.Manager, team.Boss }.Select(p => p.Client.Send(new ApproveOrder.Command(order, null))));
        replies.Count(r => r.Refused is null).ShouldBe(1);
        replies.Single(r => r.Refused is not null).Refused!.Code.ShouldBe("ORDER_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task An_order_without_a_flow_is_approved_by_whoever_has_the_permission(Door door)
    {
        var team = await Team.Of(await Shop.Open(), door);
        (await team.Approves(team.Manager, await team.Submitted())).ShouldBe(OrderStatus.Approved);
    }

    /// <summary>The seller's order, submitted, from a quote with a discount on the whole of it.</summary>
    private static async Task<Guid> OfQuote(Team team, decimal off)
    {
        var command = Shop.QuoteCommand(await team.Shop.Customer(), Shop.QuoteLineOf(await team.Shop.Item(), 1)) with { SalespersonId = team.Seller.Id, DiscountRate = off };
        var quote = await team.Shop.AcceptedQuote(command);
        var order = await team.Shop.As(Roles.Admin).Run<CreateOrderFromQuote.Result>(new CreateOrderFromQuote.Command(quote.Id, null, null, null, null, null, null, null, null));
        await team.Seller.Client.Run<SubmitOrder.Result>(new SubmitOrder.Command(order.Id));
        return order.Id;
    }

    private static async Task<IReadOnlyList<ListMyApprovalTasks.Row>> Inbox(Person who) => (await who.Client.Run<Page<ListMyApprovalTasks.Row>>(new ListMyApprovalTasks.Query())).Items;
}

public sealed class ApprovalFlowTests
{
    [Theory, BothDoors]
    public async Task A_flow_is_written_read_changed_and_switched_off(Door door)
    {
        var shop = await Shop.Open();
        var team = await Team.Of(shop, door);
        var flow = await team.Flow(new FlowConditions(AmountFrom: 500m, DiscountFrom: 0.1m, MarginBelow: 0.2m), [Team.Superior()]);
        var admin = shop.As(Roles.Admin).Via(door);
        var off = await admin.Run<ApprovalFlowView>(new UpdateApprovalFlow.Command(flow.Id, flow.Version, Active: new(false)));
        off.ShouldSatisfyAllConditions(f => f.Active.ShouldBeFalse(), f => f.Version.ShouldBe(flow.Version + 1), f => f.Conditions.MarginBelow.ShouldBe(0.2m));
        (await admin.Run<ApprovalFlowView>(new GetApprovalFlow.Query(flow.Id))).Steps.ShouldHaveSingleItem().Signers.ShouldBe(SignerKind.DirectSuperior);
        (await admin.Run<Page<ListApprovalFlows.Row>>(new ListApprovalFlows.Query { Filter = $"name = \"{flow.Name}\"" })).Items.ShouldHaveSingleItem().Active.ShouldBeFalse();
        (await team.Approves(team.Boss, await team.Submitted(price: 600m))).ShouldBe(OrderStatus.Approved);
    }

    [Theory, BothDoors]
    public async Task What_a_flow_names_must_exist(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        (await admin.Refused(new CreateApprovalFlow.Command("sandwich", "x", [Team.Superior()], null, null, null, null))).Code.ShouldBe("NOT_APPROVABLE");
        (await admin.Refused(new CreateApprovalFlow.Command("order", "x", [new("s", SignerKind.Role, RoleId: Guid.NewGuid())], null, null, null, null))).Code.ShouldBe("UNKNOWN_REFERENCE");
        (await admin.Refused(new CreateApprovalFlow.Command("order", "x", [new("s", SignerKind.Named)], null, null, null, null))).Code.ShouldBe("VALIDATION_FAILED");
        (await admin.Refused(new CreateApprovalFlow.Command("order", "x", [], null, null, null, null))).Code.ShouldBe("VALIDATION_FAILED");
    }

    [Theory, BothDoors]
    public async Task A_name_is_given_once_for_a_kind(Door door)
    {
        var team = await Team.Of(await Shop.Open(), door);
        var flow = await team.Flow(Team.Superior());
        var again = new CreateApprovalFlow.Command("order", flow.Name, [Team.Superior()], new(DepartmentIds: [team.DepartmentId]), null, null, null);
        (await team.Shop.As(Roles.Admin).Via(door).Refused(again)).Code.ShouldBe("APPROVAL_FLOW_NAME_TAKEN");
    }
}
