using Waybill.Features.Access;
using Waybill.Features.Approvals;
using Waybill.Features.Customers;
using Waybill.Features.Deliveries;
using Waybill.Features.Invoices;
using Waybill.Features.Orders;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;

namespace Waybill.Tests.Orders;

/// <summary>A document may take its next steps as it is written: the same as the steps one by one, in one transaction.</summary>
public sealed class AtOnceTests
{
    [Theory, BothDoors]
    public async Task A_whole_sale_is_four_requests(Door door)
    {
        var shop = await Shop.Open();
        var admin = shop.As(Roles.Admin).Via(door);
        var (goods, customer) = (await shop.Item(stock: 5), await shop.Customer());
        var order = await admin.Run<CreateOrder.Result>(Shop.OrderCommand(customer, Shop.LineOf(goods, 7)) with { UpTo = OrderStep.Approved });
        (order.Status, order.Version, order.Lines!.Single().Reserved, order.Lines!.Single().Short).ShouldBe((OrderStatus.Approved, 1, 5m, 2m));
        order.Number!.ShouldMatch(@"^SO-\d{6}-\d{6}$");
        var five = new CreateDelivery.LineEntry((await shop.Order(order.Id)).Lines[0].Id, 5, null, null);
        var delivery = await admin.Run<CreateDelivery.Result>(new CreateDelivery.Command(order.Id, [five], null, null, Release: true));
        (delivery.Status, delivery.Number).ShouldSatisfyAllConditions(d => d.Status.ShouldBe(DeliveryStatus.Released), d => d.Number!.ShouldMatch(@"^DN-\d{6}-\d{6}$"));
        var paper = await shop.As(Roles.Warehouse).Via(door).Run<StockOutView>(new CreateStockOut.Command("delivery", delivery.Id, goods.WarehouseId, Confirm: true));
        (paper.Status, paper.Version, paper.Lines.Single().Quantity).ShouldBe((StockOutStatus.Confirmed, 1, 5m));
        var invoice = await admin.Run<CreateInvoice.Result>(Shop.InvoiceCommand(await shop.Order(order.Id)) with { Issue = true });
        (invoice.Status, invoice.Number).ShouldSatisfyAllConditions(i => i.Status.ShouldBe(InvoiceStatus.Issued), i => i.Number.ShouldNotBeNull());
        (await shop.Owed(customer)).ShouldBe(56.50m);
        (await shop.Order(order.Id)).ShouldSatisfyAllConditions(o => o.Fulfilment.ShouldBe(Progress.Partly), o => o.Invoicing.ShouldBe(Progress.Fully), o => o.Lines[0].Counters.Issued.ShouldBe(5));
    }

    [Theory, BothDoors]
    public async Task It_needs_the_permission_of_every_step_and_leaves_nothing_without(Door door)
    {
        var shop = await Shop.Open();
        var (goods, customer) = (await shop.Item(stock: 5), await shop.Customer());
        var clerk = await shop.Holder(door, "orders.create", "customers.get", "deliveries.create", "stock-outs.create", "invoices.create");
        var command = Shop.OrderCommand(customer, Shop.LineOf(goods, 1)) with { ExternalId = Shop.Unique("X") };
        (await clerk.Refused(command with { UpTo = OrderStep.Submitted })).Code.ShouldBe("FORBIDDEN");
        (await shop.Refused(door, Roles.Sales, command with { UpTo = OrderStep.Approved })).Code.ShouldBe("FORBIDDEN");
        (await clerk.Run<CreateOrder.Result>(command)).Status.ShouldBe(OrderStatus.Draft);
        var delivery = await shop.ReleasedDelivery();
        (await clerk.Refused(new CreateDelivery.Command(delivery.OrderId, null, null, null, Release: true))).Code.ShouldBe("FORBIDDEN");
        (await clerk.Refused(new CreateStockOut.Command("delivery", delivery.Id, goods.WarehouseId, Confirm: true))).Code.ShouldBe("FORBIDDEN");
        (await clerk.Refused(Shop.InvoiceCommand(await shop.Order(delivery.OrderId)) with { Issue = true })).Code.ShouldBe("FORBIDDEN");
    }

    [Theory, BothDoors]
    public async Task A_retry_finds_it_done(Door door)
    {
        var shop = await Shop.Open();
        var (goods, key) = (await shop.Item(stock: 5), Guid.NewGuid().ToString());
        var command = Shop.OrderCommand(await shop.Customer(), Shop.LineOf(goods, 5)) with { UpTo = OrderStep.Approved };
        var first = await shop.As(Roles.Admin).Via(door).Run<CreateOrder.Result>(command, key);
        var again = await shop.As(Roles.Admin).Via(door).Send(command, key);
        (again.Replayed, ((CreateOrder.Result)again.Result!).Number).ShouldBe((true, first.Number));
    }

    [Theory, BothDoors]
    public async Task A_flow_that_applies_decides_instead(Door door)
    {
        var shop = await Shop.Open();
        var admin = shop.As(Roles.Admin);
        var department = await shop.Department();
        var (seller, signer) = (await shop.Person(door, ["orders.get"], department), await shop.Person(door, ["orders.approve"]));
        FlowStep[] steps = [new("经理 Manager", SignerKind.Named, EmployeeIds: [signer.Id], AutoPassBelow: 20)];
        await admin.Run<ApprovalFlowView>(new CreateApprovalFlow.Command("order", Shop.Unique("flow"), steps, new() { DepartmentIds = [department] }, null, null, null));
        var (goods, customer) = (await shop.Item(stock: 5), await shop.Customer());
        Task<CreateOrder.Result> Enter(decimal quantity) =>
            admin.Via(door).Run<CreateOrder.Result>(Shop.OrderCommand(customer, Shop.LineOf(goods, quantity)) with { SalespersonId = seller.Id, UpTo = OrderStep.Approved });
        (await Enter(3)).ShouldSatisfyAllConditions(o => o.Status.ShouldBe(OrderStatus.Submitted), o => o.Number.ShouldNotBeNull(), o => o.Lines.ShouldBeNull());
        (await Enter(1)).Status.ShouldBe(OrderStatus.Approved);
    }

    [Theory, BothDoors]
    public async Task Whoever_approves_less_than_they_enter_does_not_approve_as_they_enter(Door door)
    {
        var shop = await Shop.Open();
        var all = new RoleScope("order", RecordAction.Edit, RecordScope.All);
        var chief = await shop.Person(door, ["orders.create", "orders.submit", "customers.get"], null, null, all);
        var admin = shop.As(Roles.Admin);
        var narrow = await admin.Run<CreateRole.Result>(new CreateRole.Command(Shop.Unique("role"), ["orders.approve"], [all with { Scope = RecordScope.Own }]));
        var client = await admin.Run<CreateApiClient.Result>(new CreateApiClient.Command(Shop.Unique("client"), [chief.RoleId, narrow.Id], chief.Id));
        var both = new Client(shop, (await admin.Run<IssueApiKey.Result>(new IssueApiKey.Command(client.Id, null, null))).Key, door);
        var command = Shop.OrderCommand(await shop.Customer(), Shop.LineOf(await shop.Item(), 1));
        (await both.Refused(command with { UpTo = OrderStep.Approved })).Code.ShouldBe("FORBIDDEN");
        (await both.Run<CreateOrder.Result>(command with { UpTo = OrderStep.Submitted })).Status.ShouldBe(OrderStatus.Submitted);
    }
}
