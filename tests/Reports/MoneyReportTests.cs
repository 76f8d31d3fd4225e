using Waybill.Features.Orders;
using Waybill.Features.ReceiptPlans;
using Waybill.Features.Reports;
using Waybill.Features.SalesReturns;
using Waybill.Tests.Support;

namespace Waybill.Tests.Reports;

/// <summary>What employees brought in, and who is late with paying.</summary>
public sealed class MoneyReportTests
{
    private static readonly DateOnly From = new(2020, 1, 1);

    [Theory, BothDoors]
    public async Task An_employee_is_credited_with_what_belongs_to_it(Door door)
    {
        var shop = await Shop.Open();
        var owner = await shop.Person(Door.Rest, ["orders.list"]);
        var customer = await shop.LevelCustomer("A", owner.Id);
        await shop.OrderOf(5m, customer);
        var order = await shop.Owing(100m, customer);
        await shop.ConfirmedReceipt((order, 60m));
        await shop.IssuedInvoice(order);
        var row = await Performance(shop.As(Roles.Finance).Via(door), owner.Id);
        (row.EmployeeName, row.Currency, row.Orders, row.Ordered).ShouldBe((owner.Name, "CNY", 2, Shop.Yuan(105)));
        (row.Received, row.Invoiced, row.Open, row.Returned, row.Refunded).ShouldBe((Shop.Yuan(60), Shop.Yuan(100), Shop.Yuan(40), Shop.Yuan(0), Shop.Yuan(0)));
    }

    [Fact]
    public async Task Nothing_is_open_of_what_money_is_held_for()
    {
        var shop = await Shop.Open();
        var owner = await shop.Person(Door.Rest, ["orders.list"]);
        var customer = await shop.LevelCustomer("A", owner.Id);
        var (prepaid, waiting) = (await shop.OrderOf(100m, customer), await shop.OrderOf(20m, customer));
        await shop.ConfirmedReceipt((prepaid, 30m), (waiting, 20m));
        await shop.Issued(await shop.Released(prepaid));
        await shop.Owing(7m, customer);
        (await Performance(shop.As(Roles.Finance), owner.Id)).Open.ShouldBe(Shop.Yuan(77));
    }

    [Fact]
    public async Task Returns_and_what_was_paid_out_for_them_count_against_it()
    {
        var shop = await Shop.Open();
        var owner = await shop.Person(Door.Rest, ["orders.list"]);
        var customer = await shop.LevelCustomer("A", owner.Id);
        var goods = await shop.Item(10m, stock: 30, tax: 0);
        var order = await shop.ApprovedOrder(Shop.OrderCommand(customer, Shop.LineOf(goods, 10)));
        var delivery = await shop.Released(order);
        await shop.Issued(delivery);
        await shop.ConfirmedReceipt((order, 100m));
        var back = await shop.AgreedReturn(order, Shop.Back(await shop.Delivery(delivery.Id), 2, 8m, ReturnResolution.Refund));
        await shop.TakenIn(back);
        await shop.As(Roles.Finance).Run<SalesReturnView>(new CreditSalesReturn.Command(back.Id));
        await shop.As(Roles.Finance).Run<SalesReturnView>(new RefundSalesReturn.Command(back.Id, "BANK-9"));
        var row = await Performance(shop.As(Roles.Manager), owner.Id);
        (row.Returned, row.Refunded, row.Received).ShouldBe((Shop.Yuan(16), Shop.Yuan(16), Shop.Yuan(100)));
    }

    [Fact]
    public async Task What_happened_outside_the_period_is_not_in_it()
    {
        var shop = await Shop.Open();
        var owner = await shop.Person(Door.Rest, ["orders.list"]);
        await shop.Owing(100m, await shop.LevelCustomer("A", owner.Id));
        (await shop.As(Roles.Manager).Run<ReportEmployeePerformance.Result>(new ReportEmployeePerformance.Query(From, From.AddYears(1), owner.Id))).Rows.ShouldBeEmpty();
        (await shop.As(Roles.Manager).Run<ReportEmployeePerformance.Result>(new ReportEmployeePerformance.Query(DateOnly.MinValue, DateOnly.MaxValue, owner.Id))).Rows.Count.ShouldBe(1);
    }

    [Theory, BothDoors]
    public async Task Overdue_are_instalments_and_orders_without_a_plan_that_were_due_before_today(Door door)
    {
        var shop = await Shop.Open();
        var customer = await shop.CustomerWithTerm(0);
        var (planned, unplanned, paid) = (await shop.OrderOf(100, customer), await shop.OrderOf(70, customer), await shop.OrderOf(30, customer));
        await Plan(shop, planned.Id, (Shop.LongAgo, 60), (Shop.Never, 40));
        await shop.ConfirmedReceipt((planned, 10m));
        await shop.Owed(planned, 100, Shop.LongAgo);
        await shop.Owed(unplanned, 70, Shop.LongAgo.AddDays(1));
        await Plan(shop, paid.Id, (Shop.LongAgo, 30));
        await shop.ConfirmedReceipt((paid, 30m));
        var report = await shop.As(Roles.Finance).Via(door).Run<ReportOverdueReceipts.Result>(new ReportOverdueReceipts.Query(customer));
        report.Rows.Select(r => (r.OrderId, r.Instalment, r.Open)).ShouldBe([(planned.Id, 1, Shop.Yuan(50)), (unplanned.Id, null, Shop.Yuan(70))]);
        var days = report.Rows[0].DaysOverdue;
        (days > 2000, days - report.Rows[1].DaysOverdue, report.Truncated).ShouldBe((true, 1, false));
        report.Customers.Single().ShouldBe(new(customer, report.Rows[0].CustomerName, 2, days, Shop.Yuan(120)));
    }

    [Theory, BothDoors]
    public async Task Nobody_is_late_with_what_a_return_or_the_end_of_the_order_took_off_it(Door door)
    {
        var shop = await Shop.Open();
        var (finance, (returned, delivery), (closed, _)) = (shop.As(Roles.Finance).Via(door), await shop.Sold(quantity: 10, price: 100m), await shop.Sold(quantity: 6, price: 100m, ordered: 10));
        foreach (var order in new[] { returned, closed }) await Plan(shop, order.Id, (Shop.LongAgo, 500), (Shop.LongAgo.AddDays(1), 500));
        var late = (await finance.Run<ReportOverdueReceipts.Result>(new ReportOverdueReceipts.Query(closed.CustomerId))).Rows.Single();
        (late.Instalment, late.Amount, late.Paid, late.Open).ShouldBe((2, Shop.Yuan(500), Shop.Yuan(100), Shop.Yuan(400)));
        var back = await shop.AgreedReturn(returned, Shop.Back(delivery, 2));
        await shop.TakenIn(back);
        await finance.Run<SalesReturnView>(new CreditSalesReturn.Command(back.Id));
        await shop.As(Roles.Admin).Run<CloseOrder.Result>(new CloseOrder.Command(closed.Id, null));
        foreach (var order in new[] { returned, closed })
            (await finance.Run<ReportOverdueReceipts.Result>(new ReportOverdueReceipts.Query(order.CustomerId))).ShouldSatisfyAllConditions(r => r.Rows.ShouldBeEmpty(), r => r.Customers.ShouldBeEmpty());
    }

    [Theory, BothDoors]
    public async Task Sales_does_not_report_on_late_payers_and_money_is_for_who_may_see_it(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.OrderOf(100);
        await Plan(shop, order.Id, (Shop.LongAgo, 100));
        (await shop.Refused(door, Roles.Sales, new ReportOverdueReceipts.Query())).Code.ShouldBe("FORBIDDEN");
        var blind = await (await shop.Holder(door, "reports.overdue-receipts")).Run<ReportOverdueReceipts.Result>(new ReportOverdueReceipts.Query(order.CustomerId));
        (blind.Rows.Single().Open, blind.Customers.Single().Open, blind.Customers.Single().Count).ShouldBe((null, null, 1));
    }

    private static async Task<ReportEmployeePerformance.Row> Performance(Client client, Guid ownerId) =>
        (await client.Run<ReportEmployeePerformance.Result>(new ReportEmployeePerformance.Query(From, Shop.Never, ownerId))).Rows.Single();

    private static Task Plan(Shop shop, Guid orderId, params (DateOnly Due, decimal Amount)[] parts) => shop.As(Roles.Sales).Run<ReceiptPlanView>(
        new SetReceiptPlan.Command(orderId, [.. parts.Select(p => new SetReceiptPlan.InstalmentEntry(p.Due, Shop.Yuan(p.Amount), null, null))]));
}
