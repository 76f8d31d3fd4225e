using Waybill.Features.Access;
using Waybill.Features.Customers;
using Waybill.Features.Deliveries;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Features.Receivables;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Customers;
using Waybill.Tests.Support;

namespace Waybill.Tests.Access;

/// <summary>Which records a role reaches: the same for reading one, listing, counting, referring and writing, on both doors.</summary>
public sealed class RecordScopeTests
{
    private static readonly string[] Rights = ["orders.get", "orders.list", "orders.update", "orders.submit", "orders.create", "customers.get", "customers.list",
        "deliveries.list", "receivables.list", "fields.selling-price"];

    [Theory, BothDoors]
    public async Task Another_persons_order_is_absent_in_every_way(Door door)
    {
        var shop = await Shop.Open();
        var (mine, theirs) = (await Seller(shop, door, RecordScope.Own), await Seller(shop, door, RecordScope.Own));
        var (own, other) = (await OrderOf(shop, mine.Id), await OrderOf(shop, theirs.Id));
        (await mine.Client.Run<GetOrder.Result>(new GetOrder.Query(own.Id))).Id.ShouldBe(own.Id);
        (await mine.Client.Refused(new GetOrder.Query(other.Id))).Code.ShouldBe("NOT_FOUND");
        (await mine.Client.Refused(new SubmitOrder.Command(other.Id))).Code.ShouldBe("NOT_FOUND");
        (await mine.Client.Refused(new UpdateOrder.Command(other.Id, other.Version, Remark: new("x")))).Code.ShouldBe("NOT_FOUND");
        var list = await mine.Client.Run<Page<ListOrders.Row>>(new ListOrders.Query { Count = Counting.Exact });
        list.ShouldSatisfyAllConditions(l => l.Items.ShouldHaveSingleItem().Id.ShouldBe(own.Id), l => l.Count.ShouldBe(1));
        (await mine.Client.Refused(Shop.OrderCommand(other.CustomerId, Shop.LineOf(await shop.Item(), 1)))).Code.ShouldBe("UNKNOWN_REFERENCE");
    }

    [Theory, BothDoors]
    public async Task Invisible_and_absent_are_told_in_the_same_words(Door door)
    {
        var shop = await Shop.Open();
        var mine = await Seller(shop, door, RecordScope.Own);
        var other = await OrderOf(shop, (await Seller(shop, door, RecordScope.Own)).Id);
        var (invisible, absent) = (await mine.Client.Refused(new GetOrder.Query(other.Id)), await mine.Client.Refused(new GetOrder.Query(Guid.CreateVersion7())));
        invisible.ShouldBe(absent with { Errors = invisible.Errors });
    }

    [Fact]
    public async Task Department_and_tree_follow_the_people_who_are_in_them_now()
    {
        var shop = await Shop.Open();
        var top = await shop.Department();
        var below = await shop.Department(parentId: top);
        var chief = await shop.Person(Door.Rest, Rights, top, null, Scopes(RecordScope.Tree));
        var peer = await shop.Person(Door.Rest, Rights, top, null, Scopes(RecordScope.Department));
        var clerk = await shop.Person(Door.Rest, Rights, below);
        var order = await OrderOf(shop, clerk.Id);
        (await Sees(chief, order.Id), await Sees(peer, order.Id)).ShouldBe((true, false));
        var atTop = await OrderOf(shop, chief.Id);
        (await Sees(peer, atTop.Id)).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_is_related_to_a_customer_sees_what_is_about_it()
    {
        var shop = await Shop.Open();
        var owner = await Seller(shop, Door.Rest, RecordScope.Related);
        var customer = await CustomerOf(shop, owner.Id);
        var order = await shop.DraftOrder(Shop.OrderCommand(customer, Shop.LineOf(await shop.Item(), 1)) with { SalespersonId = (await shop.Person(Door.Rest, Rights)).Id });
        (await Sees(owner, order.Id)).ShouldBeTrue();
        (await Sees(await Seller(shop, Door.Rest, RecordScope.Own), order.Id)).ShouldBeFalse();
    }

    [Theory, InlineData(RecordScope.Related), InlineData(RecordScope.Tree)]
    public async Task A_list_is_the_same_however_many_customers_one_has(RecordScope scope)
    {
        var shop = await Shop.Open();
        var owner = await Seller(shop, Door.Rest, scope);
        var (customer, colleague) = (await CustomerOf(shop, owner.Id), await shop.Person(Door.Rest, Rights));
        var about = await shop.DraftOrder(Shop.OrderCommand(customer, Shop.LineOf(await shop.Item(), 1)) with { SalespersonId = colleague.Id });
        var theirs = await OrderOf(shop, colleague.Id);
        (await Listed()).ShouldBe([about.Id]);
        await shop.ChargedOrder(customerId: customer);
        await shop.ChargedOrder();
        (await Owing()).ShouldBe([customer]);

        var many = Enumerable.Range(0, 200).Select(i => CreateCustomerTests.Named("x") with { OwnerId = owner.Id }).ToList();
        for (var i = 0; i < 6; i++) await shop.As(Roles.Admin).Run<BatchResult<CreateCustomer.Result>>(new Batch<CreateCustomer.Command>(many));
        (await Listed()).ShouldBe([about.Id]);
        (await Owing()).ShouldBe([customer]);
        (await Sees(owner, theirs.Id)).ShouldBeFalse();

        async Task<IEnumerable<Guid>> Listed() => (await owner.Client.Run<Page<ListOrders.Row>>(new ListOrders.Query { Filter = $"salespersonId = \"{colleague.Id}\"" })).Items.Select(o => o.Id);
        async Task<IEnumerable<Guid>> Owing() => (await owner.Client.Run<Page<ListReceivables.Row>>(new ListReceivables.Query())).Items.Select(r => r.CustomerId);
    }

    [Fact]
    public async Task Who_may_read_but_not_edit_is_told_so()
    {
        var shop = await Shop.Open();
        var department = await shop.Department();
        var follower = await shop.Person(Door.Rest, Rights, department, null, new("order", RecordAction.Read, RecordScope.Department), new("order", RecordAction.Edit, RecordScope.Own));
        var order = await OrderOf(shop, (await shop.Person(Door.Rest, Rights, department)).Id);
        (await Sees(follower, order.Id)).ShouldBeTrue();
        (await follower.Client.Refused(new UpdateOrder.Command(order.Id, order.Version, Remark: new("x")))).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(403), r => r.Code.ShouldBe("RECORD_READ_ONLY"));
        (await shop.Order(order.Id)).Remark.ShouldBeNull();
        var own = await OrderOf(shop, follower.Id);
        (await follower.Client.Run<GetOrder.Result>(new UpdateOrder.Command(own.Id, own.Version, Remark: new("x")))).Remark.ShouldBe("x");
    }

    [Theory, BothDoors]
    public async Task A_quote_that_one_may_only_read_does_not_become_an_order(Door door)
    {
        var shop = await Shop.Open();
        var reader = await shop.Person(door, ["orders.create-from-quote", "quotes.get"], null, null, new("quote", RecordAction.Read, RecordScope.All), new("quote", RecordAction.Edit, RecordScope.Own));
        var quote = await shop.ApprovedQuote();
        (await reader.Client.Refused(new CreateOrderFromQuote.Command(quote.Id, null, null, null, null, null, null, null, null)))
            .ShouldSatisfyAllConditions(r => r.Status.ShouldBe(403), r => r.Code.ShouldBe("RECORD_READ_ONLY"));
    }

    [Fact]
    public async Task A_role_narrows_only_what_it_allows_itself()
    {
        var shop = await Shop.Open();
        var (admin, theirs) = (shop.As(Roles.Admin), await OrderOf(shop, (await Seller(shop, Door.Rest, RecordScope.Own)).Id));
        var selling = await admin.Run<CreateRole.Result>(new CreateRole.Command(Shop.Unique("role"), ["orders.get"], [new("order", RecordAction.Read, RecordScope.Own)]));
        var storing = await admin.Run<CreateRole.Result>(new CreateRole.Command(Shop.Unique("role"), ["deliveries.list"]));
        var client = await admin.Run<CreateApiClient.Result>(new CreateApiClient.Command(Shop.Unique("client"), [selling.Id, storing.Id], null));
        var both = new Client(shop, (await admin.Run<IssueApiKey.Result>(new IssueApiKey.Command(client.Id, null, null))).Key, Door.Rest);
        (await both.Refused(new GetOrder.Query(theirs.Id))).Code.ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task What_follows_from_a_document_is_done_whoever_may_see_the_rest()
    {
        var shop = await Shop.Open();
        var delivery = await shop.ReleasedDelivery(stock: 4, quantity: 4);
        var paper = await shop.Picked(delivery);
        var clerk = await shop.Person(Door.Rest, ["stock-outs.confirm"], null, null, new RoleScope("*", RecordAction.Edit, RecordScope.Own));
        await clerk.Client.Run<Waybill.Features.StockOuts.ConfirmStockOut.Result>(new Waybill.Features.StockOuts.ConfirmStockOut.Command(paper.Id));
        (await shop.Order(delivery.OrderId)).Fulfilment.ShouldBe(Progress.Fully);
        (await clerk.Client.Refused(new ListDeliveries.Query())).Code.ShouldBe("FORBIDDEN");
    }

    [Theory, BothDoors]
    public async Task What_customers_owe_is_cut_to_the_customers_one_sees(Door door)
    {
        var shop = await Shop.Open();
        var mine = await Seller(shop, door, RecordScope.Own);
        var order = await shop.ChargedOrder(customerId: await CustomerOf(shop, mine.Id));
        await shop.ChargedOrder();
        (await mine.Client.Run<Page<ListReceivables.Row>>(new ListReceivables.Query())).Items.ShouldHaveSingleItem().OrderId.ShouldBe(order.Id);
    }

    [Theory, BothDoors]
    public async Task Why_somebody_may_or_may_not_is_explained_role_by_role(Door door)
    {
        var shop = await Shop.Open();
        var mine = await Seller(shop, door, RecordScope.Own);
        var (own, other) = (await OrderOf(shop, mine.Id), await OrderOf(shop, (await Seller(shop, door, RecordScope.Own)).Id));
        var admin = shop.As(Roles.Admin).Via(door);
        (await admin.Run<ExplainAccess.Result>(new ExplainAccess.Query(mine.Id, "SubmitOrder", "order", own.Id))).ShouldSatisfyAllConditions(
            e => e.Allowed.ShouldBeTrue(), e => e.Edits.ShouldBe(true), e => e.Roles.ShouldHaveSingleItem().HoldsPermission.ShouldBeTrue(),
            e => e.Fields.Single(f => f.FieldClass == "selling-price").Access.ShouldBe(FieldAccess.Full), e => e.Fields.Single(f => f.FieldClass == "cost").Access.ShouldBe(FieldAccess.Hidden));
        (await admin.Run<ExplainAccess.Result>(new ExplainAccess.Query(mine.Id, "SubmitOrder", "order", other.Id))).ShouldSatisfyAllConditions(
            e => e.Allowed.ShouldBeFalse(), e => e.Reads.ShouldBe(false), e => e.Roles[0].Scopes.ShouldNotBeEmpty());
        (await admin.Run<ExplainAccess.Result>(new ExplainAccess.Query(mine.ClientId, "ApproveOrder"))).ShouldSatisfyAllConditions(e => e.Allowed.ShouldBeFalse(), e => e.Permission.ShouldBe("orders.approve"));
        (await admin.Refused(new ExplainAccess.Query(mine.Id, "EatSandwich"))).Code.ShouldBe("UNKNOWN_OPERATION");
        (await admin.Refused(new ExplainAccess.Query(mine.Id, "GetOrder", "sandwich", own.Id))).Code.ShouldBe("UNKNOWN_KIND");
    }

    [Fact]
    public async Task Nobody_lets_others_reach_farther_than_they_do()
    {
        var shop = await Shop.Open();
        var head = await shop.Person(Door.Rest, ["roles.create", "orders.get"], await shop.Department(), null, new RoleScope("order", RecordAction.Read, RecordScope.Department));
        (await head.Client.Refused(new CreateRole.Command(Shop.Unique("role"), ["orders.get"]))).Code.ShouldBe("REACH_ESCALATION");
        (await head.Client.Refused(new CreateRole.Command(Shop.Unique("role"), ["orders.get"], [new("order", RecordAction.Read, RecordScope.Tree)]))).Code.ShouldBe("REACH_ESCALATION");
        (await head.Client.Refused(new CreateRole.Command(Shop.Unique("role"), ["orders.get"], [new("order", RecordAction.Edit, RecordScope.Own)]))).Code.ShouldBe("REACH_ESCALATION");
        await head.Client.Run<CreateRole.Result>(new CreateRole.Command(Shop.Unique("role"), ["orders.get"], [new("order", RecordAction.Read, RecordScope.Own)]));
        (await head.Client.Refused(new CreateRole.Command(Shop.Unique("role"), [], [new("sandwich", RecordAction.Read, RecordScope.Own)]))).Code.ShouldBe("UNKNOWN_KIND");
    }

    [Theory, BothDoors]
    public async Task A_kind_that_a_star_would_cover_is_checked_by_its_own_name(Door door)
    {
        var head = await (await Shop.Open()).Person(door, ["roles.create", "orders.get"], null, null, new RoleScope("*", RecordAction.Edit, RecordScope.Own));
        (await head.Client.Refused(RoleOf("orders.get", new("*", RecordAction.Edit, RecordScope.Own), new("order", RecordAction.Read, RecordScope.All)))).Code.ShouldBe("REACH_ESCALATION");
        await head.Client.Run<CreateRole.Result>(RoleOf("orders.get", new RoleScope("*", RecordAction.Edit, RecordScope.Own)));
    }

    [Theory, BothDoors]
    public async Task A_role_that_allows_something_else_hides_no_narrowing(Door door)
    {
        var shop = await Shop.Open();
        var head = await shop.Person(door, ["orders.get"], null, null, new RoleScope("order", RecordAction.Edit, RecordScope.Own));
        var wide = await shop.As(Roles.Admin).Run<CreateRole.Result>(new CreateRole.Command(Shop.Unique("role"), ["roles.create", "roles.update", "items.get"]));
        var both = await Acting(shop, door, head.Id, head.RoleId, wide.Id);
        (await both.Refused(RoleOf("orders.get"))).Code.ShouldBe("REACH_ESCALATION");
        var given = await both.Run<CreateRole.Result>(RoleOf("items.get"));
        (await both.Refused(new UpdateRole.Command(given.Id, given.Version, Permissions: new(["orders.get"])))).Code.ShouldBe("REACH_ESCALATION");
    }

    [Theory, BothDoors]
    public async Task Who_widens_a_role_holds_what_it_allows(Door door)
    {
        var shop = await Shop.Open();
        var role = await shop.As(Roles.Admin).Run<CreateRole.Result>(RoleOf("orders.get", new RoleScope("order", RecordAction.Read, RecordScope.Own)));
        var clerk = await shop.Holder(door, "roles.update");
        (await clerk.Refused(new UpdateRole.Command(role.Id, role.Version, Scopes: new([])))).Code.ShouldBe("ESCALATION");
        (await clerk.Run<CreateRole.Result>(new UpdateRole.Command(role.Id, role.Version, Name: new(Shop.Unique("role"))))).Scopes.Count.ShouldBe(1);
    }

    [Theory, BothDoors]
    public async Task Nobody_makes_a_client_or_a_key_that_reaches_farther_than_they_do(Door door)
    {
        var shop = await Shop.Open();
        var (admin, whole) = (shop.As(Roles.Admin), await RoleWith(shop));
        var head = await shop.Person(door, ["api-clients.create", "api-keys.issue", "employees.set-roles", "orders.get"], null, null, new RoleScope("order", RecordAction.Edit, RecordScope.Own));
        var client = await admin.Run<CreateApiClient.Result>(new CreateApiClient.Command(Shop.Unique("client"), [whole], null));
        (await head.Client.Refused(new IssueApiKey.Command(client.Id, null, null))).Code.ShouldBe("REACH_ESCALATION");
        (await head.Client.Refused(new IssueApiKey.Command(client.Id, ["orders.get"], null))).Code.ShouldBe("REACH_ESCALATION");
        (await head.Client.Refused(new CreateApiClient.Command(Shop.Unique("client"), [whole], null))).Code.ShouldBe("REACH_ESCALATION");
        var peer = await shop.Person(door, []);
        (await head.Client.Refused(new SetEmployeeRoles.Command(peer.Id, 2, [whole]))).Code.ShouldBe("REACH_ESCALATION");
        await head.Client.Run<SetEmployeeRoles.Result>(new SetEmployeeRoles.Command(peer.Id, 2, [head.RoleId]));
    }

    [Theory, BothDoors]
    public async Task What_another_owns_is_not_ones_own_by_a_key_of_theirs(Door door)
    {
        var shop = await Shop.Open();
        var own = new RoleScope("order", RecordAction.Edit, RecordScope.Own);
        var (head, peer) = (await shop.Person(door, ["api-clients.create", "api-keys.issue", "orders.get"], null, null, own), await shop.Person(door, ["orders.get"], null, null, own));
        (await head.Client.Refused(new IssueApiKey.Command(peer.ClientId, null, null))).Code.ShouldBe("REACH_ESCALATION");
        (await head.Client.Refused(new CreateApiClient.Command(Shop.Unique("client"), [peer.RoleId], peer.Id))).Code.ShouldBe("REACH_ESCALATION");
        var mine = await head.Client.Run<CreateApiClient.Result>(new CreateApiClient.Command(Shop.Unique("client"), [head.RoleId], head.Id));
        await head.Client.Run<IssueApiKey.Result>(new IssueApiKey.Command(mine.Id, null, null));
    }

    [Theory, BothDoors]
    public async Task Nobody_signs_in_as_another_who_owns_other_records(Door door)
    {
        var shop = await Shop.Open();
        var own = new RoleScope("order", RecordAction.Edit, RecordScope.Own);
        var (head, peer) = (await shop.Person(door, ["employees.update", "employees.set-subject", "orders.get"], null, null, own), await shop.Person(door, ["orders.get"], null, null, own));
        (await head.Client.Refused(new UpdateEmployee.Command(peer.Id, 2, Subject: Shop.Unique("sub")))).Code.ShouldBe("REACH_ESCALATION");
        await head.Client.Run<GetEmployee.Result>(new UpdateEmployee.Command(head.Id, 2, Subject: Shop.Unique("sub")));
    }

    private static CreateRole.Command RoleOf(string permission, params RoleScope[] scopes) => new(Shop.Unique("role"), [permission], scopes);

    private static async Task<Guid> RoleWith(Shop shop) => (await shop.As(Roles.Admin).Run<CreateRole.Result>(RoleOf("orders.get"))).Id;

    /// <summary>A client that acts for an employee with several roles.</summary>
    private static async Task<Client> Acting(Shop shop, Door door, Guid employeeId, params Guid[] roles)
    {
        var admin = shop.As(Roles.Admin);
        var client = await admin.Run<CreateApiClient.Result>(new CreateApiClient.Command(Shop.Unique("client"), roles, employeeId));
        return new(shop, (await admin.Run<IssueApiKey.Result>(new IssueApiKey.Command(client.Id, null, null))).Key, door);
    }

    private static Task<Person> Seller(Shop shop, Door door, RecordScope scope) => shop.Person(door, Rights, null, null, Scopes(scope));

    private static RoleScope[] Scopes(RecordScope scope) => [new("order", RecordAction.Edit, scope), new("customer", RecordAction.Edit, scope), new("delivery", RecordAction.Read, scope)];

    private static async Task<bool> Sees(Person who, Guid order) => (await who.Client.Send(new GetOrder.Query(order))).Refused is null;

    private static async Task<Guid> CustomerOf(Shop shop, Guid owner) => (await shop.As(Roles.Admin).Run<CreateCustomer.Result>(
        Customers.CreateCustomerTests.Named(Shop.Unique("buyer")) with { OwnerId = owner, Currency = "CNY" })).Id;

    private static async Task<GetOrder.Result> OrderOf(Shop shop, Guid owner) => await shop.DraftOrder(Shop.OrderCommand(await CustomerOf(shop, owner), Shop.LineOf(await shop.Item(), 1)));
}
