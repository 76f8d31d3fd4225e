using Waybill.Features.Backlog;
using Waybill.Features.Orders;
using Waybill.Features.ReceiptPlans;
using Waybill.Features.Reminders;
using Waybill.Features.SalesReturns;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.ReceiptPlans;

/// <summary>When orders are to be paid, what is paid of it, and what is overdue.</summary>
public sealed class ReceiptPlanTests
{
    private static readonly DateOnly Later = new(2099, 6, 30);

    [Theory, BothDoors]
    public async Task Two_halves_of_12870_59_are_6435_30_and_6435_29(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.OrderOf(12870.59m));
        var plan = await sales.Run<ReceiptPlanView>(Shares(order, (Shop.Never, 0.5m), (Later, 0.5m)));
        plan.Instalments.Select(i => (i.Position, i.DueDate, i.Amount, i.Share)).ShouldBe([(1, Later, Shop.Yuan(6435.30m), 0.5m), (2, Shop.Never, Shop.Yuan(6435.29m), 0.5m)]);
        (plan.Total, plan.OrderAmount, plan.Received).ShouldBe((order.Total, order.Total, Shop.Yuan(0)));
    }

    [Theory, BothDoors]
    public async Task Shares_add_up_to_1_and_amounts_to_the_order(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.OrderOf(100));
        (await sales.Refused(Shares(order, (Later, 0.5m), (Shop.Never, 0.499999m)))).Code.ShouldBe("SHARES_UNEQUAL");
        (await sales.Refused(Amounts(order, (Later, 99.99m)))).Code.ShouldBe("INSTALMENTS_UNEQUAL");
        (await sales.Refused(new SetReceiptPlan.Command(order.Id, [new(Later, Shop.Yuan(50), null, null), new(Later, null, 0.5m, null)]))).Code.ShouldBe("INSTALMENTS_MIXED");
        (await sales.Refused(new SetReceiptPlan.Command(order.Id, [new(Later, null, null, null)]))).Code.ShouldBe("INSTALMENTS_MIXED");
        (await sales.Refused(new SetReceiptPlan.Command(order.Id, [new(Later, new(100, "EUR"), null, null)]))).Code.ShouldBe("CURRENCY_MISMATCH");
        (await sales.Refused(new SetReceiptPlan.Command(Guid.NewGuid(), [new(Later, null, 1, null)]))).Status.ShouldBe(404);
        await shop.As(Roles.Manager).Run<CancelOrder.Result>(new CancelOrder.Command(order.Id, null));
        (await sales.Refused(Shares(order, (Later, 1)))).Code.ShouldBe("ORDER_WRONG_STATE");
        (await sales.Refused(new GetReceiptPlan.Query(order.Id))).Status.ShouldBe(404);
    }

    [Theory, BothDoors]
    public async Task Receipts_pay_the_instalments_in_due_order(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.OrderOf(100));
        await sales.Run<ReceiptPlanView>(Amounts(order, (Shop.LongAgo, 30), (Later, 50), (Shop.Never, 20)));
        await shop.ConfirmedReceipt((order, 20m));
        (await Paid(sales, order)).ShouldBe([(20m, true), (0m, false), (0m, false)]);
        await shop.Issued(await shop.Released(order));
        await shop.ConfirmedReceipt((order, 50m));
        (await Paid(sales, order)).ShouldBe([(30m, false), (40m, false), (0m, false)]);
        var reversed = await shop.ConfirmedReceipt((order, 30m));
        (await Paid(sales, order)).ShouldBe([(30m, false), (50m, false), (20m, false)]);
        await shop.As(Roles.Finance).Run<Waybill.Features.Receipts.ReverseReceipt.Result>(new Waybill.Features.Receipts.ReverseReceipt.Command(reversed, "bounced"));
        (await Paid(sales, order)).ShouldBe([(30m, false), (40m, false), (0m, false)]);
    }

    [Theory, BothDoors]
    public async Task It_is_set_anew_as_a_whole_but_what_is_paid_stays(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.OrderOf(100));
        var first = await sales.Run<ReceiptPlanView>(Shares(order, (Shop.LongAgo, 0.3m), (Later, 0.7m)));
        await sales.Run<ReceiptPlanView>(Amounts(order, (Shop.LongAgo, 40), (Later, 60)));
        await shop.ConfirmedReceipt((order, 50m));
        (await sales.Refused(Amounts(order, (Shop.LongAgo, 30), (Later, 70)))).Code.ShouldBe("PLAN_MATCHED");
        (await sales.Refused(Amounts(order, (Later, 100)))).Code.ShouldBe("PLAN_MATCHED");
        var again = await sales.Run<ReceiptPlanView>(Amounts(order, (Shop.LongAgo, 40), (Later, 10), (Shop.Never, 50)));
        (again.Id, again.Version, again.Instalments.Count).ShouldBe((first.Id, 3, 3));
    }

    [Theory, BothDoors]
    public async Task What_is_overdue_is_found(Door door)
    {
        var shop = await Shop.Open();
        var (finance, customer) = (shop.As(Roles.Finance).Via(door), await shop.Customer());
        var (late, punctual) = (await shop.OrderOf(100, customer), await shop.OrderOf(50, customer));
        await shop.As(Roles.Sales).Run<ReceiptPlanView>(Amounts(late, (Shop.LongAgo, 60), (Shop.Never, 40)));
        await shop.As(Roles.Sales).Run<ReceiptPlanView>(Amounts(punctual, (Shop.LongAgo, 50)));
        await shop.ConfirmedReceipt((punctual, 50m));
        await shop.ConfirmedReceipt((late, 10m));
        var overdue = (await List(finance, new() { Filter = $"customerId = \"{customer}\"", Overdue = true })).Single();
        (overdue.OrderId, overdue.Amount, overdue.Paid, overdue.Open, overdue.Overdue).ShouldBe((late.Id, Shop.Yuan(60), Shop.Yuan(10), Shop.Yuan(50), true));
        (await List(finance, new() { Filter = $"customerId = \"{customer}\" AND dueDate > \"2099-01-01\"" })).Single().Amount.ShouldBe(Shop.Yuan(40));
        (await List(finance, new() { Filter = $"customerId = \"{customer}\"", Paid = true })).Single().OrderId.ShouldBe(punctual.Id);
        (await List(finance, new() { Filter = $"customerId = \"{customer}\"", Overdue = false })).Count.ShouldBe(2);
        (await shop.Refused(door, Roles.Warehouse, new ListReceiptInstalments.Query())).Code.ShouldBe("FORBIDDEN");
    }

    [Theory, BothDoors]
    public async Task What_a_return_took_off_the_order_is_open_of_no_instalment(Door door)
    {
        var shop = await Shop.Open();
        var (finance, (order, delivery)) = (shop.As(Roles.Finance).Via(door), await shop.Sold(quantity: 10, price: 100m));
        await finance.Run<ReceiptPlanView>(Halves(order));
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 2));
        await shop.TakenIn(back);
        await finance.Run<SalesReturnView>(new CreditSalesReturn.Command(back.Id));
        (await Open(finance, order)).ShouldBeEmpty();
        (await List(finance, new() { Filter = $"orderId = \"{order.Id}\"", Paid = true })).Select(r => (r.Paid, r.Open, r.Overdue))
            .ShouldBe([(Shop.Yuan(500), Shop.Yuan(0), false), (Shop.Yuan(300), Shop.Yuan(0), false)]);
        var impact = await shop.As(Roles.Sales).Via(door).Run<PreviewOrderImpact.Result>(new PreviewOrderImpact.Query(order.Id));
        impact.Documents.Single(d => d.Kind == "receipt-plan").Running.ShouldBeFalse();
    }

    [Theory, BothDoors]
    public async Task What_a_closed_order_never_delivered_is_open_of_no_instalment(Door door)
    {
        var shop = await Shop.Open();
        var (finance, (order, _)) = (shop.As(Roles.Finance).Via(door), await shop.Sold(quantity: 6, price: 100m, ordered: 10));
        await finance.Run<ReceiptPlanView>(Halves(order));
        (await Open(finance, order)).ShouldBe([(2, 400m)]);
        await shop.As(Roles.Admin).Run<CloseOrder.Result>(new CloseOrder.Command(order.Id, "wants no more"));
        (await Open(finance, order)).ShouldBeEmpty();
        (await Paid(finance, order)).ShouldBe([(500m, false), (100m, false)]);
    }

    [Fact]
    public async Task What_is_open_in_lists_is_what_the_order_comes_to_less_what_was_received()
    {
        var shop = await Shop.Open();
        var (draft, closed) = (await shop.DraftOrder(quantity: 3, freight: 5), await shop.ApprovedOrder(stock: 7, quantity: 7, price: 3.33m));
        var (dropped, never) = (await shop.ApprovedOrder(stock: 7, quantity: 7, price: 3.33m, freight: 12), await shop.ApprovedOrder(quantity: 7, price: 3.33m, freight: 12));
        GetOrder.Result[] orders = [draft, closed, dropped, never];
        foreach (var order in orders) await shop.As(Roles.Sales).Run<ReceiptPlanView>(Shares(order, (Shop.LongAgo, 0.4m), (Shop.LongAgo.AddDays(1), 0.6m)));
        foreach (var order in new[] { closed, dropped }) await shop.Issued(await shop.Released(order, 3));
        await shop.ConfirmedReceipt((dropped, 13m));
        await shop.As(Roles.Admin).Run<CloseOrder.Result>(new CloseOrder.Command(closed.Id, null));
        foreach (var order in new[] { dropped, never }) await shop.Amended(Shop.AmendmentOf(order, Shop.Dropping(order)));
        foreach (var order in orders) await Agrees(shop.As(Roles.Finance), order);
        (await Open(shop.As(Roles.Finance), dropped)).ShouldBe([(1, 2.34m), (2, 7.95m)]);
        (await Open(shop.As(Roles.Finance), never)).ShouldBeEmpty();
    }

    [Theory, BothDoors]
    public async Task Who_may_not_set_prices_plans_by_shares_alone_and_learns_no_amount(Door door)
    {
        var shop = await Shop.Open();
        var (blind, reader, order) = (await shop.Holder(door, "receipt-plans.set"), await shop.Holder(door, "receipt-plans.set", "fields.selling-price.read"), await shop.OrderOf(100));
        foreach (var client in new[] { blind, reader })
            (await client.Refused(Amounts(order, (Later, 99.99m)))).ShouldSatisfyAllConditions(r => r.Code.ShouldBe("FIELD_FORBIDDEN"), r => r.Detail.ShouldNotContain("100"));
        var plan = await blind.Run<ReceiptPlanView>(Shares(order, (Later, 1)));
        (plan.Total, plan.OrderAmount, plan.Instalments.Single().Amount, plan.Instalments[0].Share).ShouldBe((null, null, null, 1m));
    }

    [Theory, BothDoors]
    public async Task Whom_the_order_belongs_to_is_reminded_once_of_what_is_not_paid(Door door)
    {
        var shop = await Shop.Open();
        var (admin, seller) = (shop.As(Roles.Admin).Via(door), await shop.NewColleague(door, "reminders.list-mine", "orders.get"));
        var (unpaid, paid, closed) = (await Sold(shop, seller.Id), await Sold(shop, seller.Id), await Sold(shop, seller.Id));
        foreach (var order in new[] { unpaid, paid, closed }) await admin.Run<ReceiptPlanView>(Amounts(order, (Shop.LongAgo, 60), (Shop.Never, 40)));
        await shop.ConfirmedReceipt((paid, 60m));
        await admin.Run<CloseOrder.Result>(new CloseOrder.Command(closed.Id, null));
        foreach (var _ in Enumerable.Range(0, 2)) while ((await admin.Run<RaiseReceiptReminders.Result>(new RaiseReceiptReminders.Command())).More) { }
        var reminder = (await admin.Run<Page<ReminderView>>(new ListReminders.Query { Filter = $"employeeId = \"{seller.Id}\"" })).Items.ShouldHaveSingleItem();
        (reminder.About, reminder.Due, reminder.DocumentId).ShouldBe(("receipt-due", Shop.LongAgo, unpaid.Id));
    }

    private static async Task<GetOrder.Result> Sold(Shop shop, Guid seller) =>
        await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(await shop.Item(100, stock: 1, tax: 0), 1)) with { SalespersonId = seller });

    private static async Task<IReadOnlyList<ListReceiptInstalments.Row>> List(Client client, ListReceiptInstalments.Query query) => (await client.Run<Page<ListReceiptInstalments.Row>>(query)).Items;

    /// <summary>What the list of what is overdue says of an order: the instalments, and what is open of them.</summary>
    private static async Task<IEnumerable<(int, decimal)>> Open(Client client, GetOrder.Result order) =>
        (await List(client, new() { Filter = $"orderId = \"{order.Id}\"", Overdue = true })).Select(r => (r.Position, r.Open!.Amount));

    /// <summary>The lists, which the database answers, say what the plan says, which the order answers; all of it was due long ago.</summary>
    private static async Task Agrees(Client client, GetOrder.Result order)
    {
        var plan = await client.Run<ReceiptPlanView>(new GetReceiptPlan.Query(order.Id));
        plan.Instalments.Sum(i => i.Open!.Amount).ShouldBe(plan.OrderAmount!.Amount - plan.Received!.Amount);
        (await List(client, new() { Filter = $"orderId = \"{order.Id}\"" })).Select(r => (r.Position, r.Paid, r.Open, r.Overdue)).ShouldBe(plan.Instalments.Select(i => (i.Position, i.Paid, i.Open, i.Overdue)));
        (await Open(client, order)).ShouldBe(plan.Instalments.Where(i => i.Overdue).Select(i => (i.Position, i.Open!.Amount)));
        foreach (var (paid, overdue) in new (bool? Paid, bool? Overdue)[] { (true, null), (null, false) })
            (await List(client, new() { Filter = $"orderId = \"{order.Id}\"", Paid = paid, Overdue = overdue })).Select(r => r.Position)
                .ShouldBe(plan.Instalments.Where(i => i.Open!.Amount == 0).Select(i => i.Position));
    }

    private static async Task<IEnumerable<(decimal, bool)>> Paid(Client client, GetOrder.Result order) =>
        (await client.Run<ReceiptPlanView>(new GetReceiptPlan.Query(order.Id))).Instalments.Select(i => (i.Paid!.Amount, i.Overdue));

    private static SetReceiptPlan.Command Shares(GetOrder.Result order, params (DateOnly Due, decimal Share)[] parts) =>
        new(order.Id, [.. parts.Select(p => new SetReceiptPlan.InstalmentEntry(p.Due, null, p.Share, null))]);

    /// <summary>An order of 1,000 in two halves, both past.</summary>
    private static SetReceiptPlan.Command Halves(GetOrder.Result order) => Amounts(order, (Shop.LongAgo, 500), (Shop.LongAgo.AddDays(1), 500));

    private static SetReceiptPlan.Command Amounts(GetOrder.Result order, params (DateOnly Due, decimal Amount)[] parts) =>
        new(order.Id, [.. parts.Select(p => new SetReceiptPlan.InstalmentEntry(p.Due, Shop.Yuan(p.Amount), null, null))]);
}
