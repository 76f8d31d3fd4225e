using Waybill.Features.Access;
using Waybill.Features.Deliveries;
using Waybill.Features.Orders;
using Waybill.Features.Reports;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;

namespace Waybill.Tests.Reports;

/// <summary>How far orders have come, which customers buy, and where deliveries and stock-outs differ.</summary>
public sealed class OrderReportTests
{
    private static readonly DateOnly From = new(2020, 1, 1);

    [Theory, BothDoors]
    public async Task The_progress_of_an_order_tells_goods_invoices_and_money(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Item(10m, stock: 10, tax: 0);
        var order = await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(goods, 10)));
        await shop.Issued(await shop.Released(order, 6), 4);
        await shop.ConfirmedReceipt((order, 15m));
        await shop.IssuedInvoice(order, 4);
        var row = (await shop.As(Roles.Sales).Via(door).Run<ReportOrderProgress.Result>(new ReportOrderProgress.Query(From, Shop.Never, order.CustomerId))).Rows.Single();
        (row.Id, row.DeliveredShare, row.IssuedShare).ShouldBe((order.Id, 0.6m, 0.4m));
        (row.Fulfilment, row.Invoicing, row.Payment).ShouldBe((Progress.Partly, Progress.Partly, Progress.Partly));
        (row.Total!.Amount, row.Charged!.Amount, row.Invoiced!.Amount, row.Received!.Amount, row.Open!.Amount).ShouldBe((100, 40, 40, 15, 25));
    }

    [Fact]
    public async Task What_was_paid_before_the_goods_left_is_received_and_nothing_is_open()
    {
        var shop = await Shop.Open();
        var order = await shop.OrderOf(100);
        await shop.ConfirmedReceipt((order, 30m));
        var row = (await ProgressOf(shop.As(Roles.Manager), order.CustomerId)).Single();
        (row.Received!.Amount, row.Open!.Amount, row.IssuedShare).ShouldBe((30, 0, 0m));
    }

    [Fact]
    public async Task Only_accepted_orders_of_the_period_are_in_it()
    {
        var shop = await Shop.Open();
        var customer = await shop.Customer();
        await shop.SubmittedOrder(customerId: customer);
        var order = await shop.ApprovedOrder(customerId: customer);
        (await ProgressOf(shop.As(Roles.Manager), customer)).Single().Id.ShouldBe(order.Id);
        var before = await shop.As(Roles.Manager).Run<ReportOrderProgress.Result>(new ReportOrderProgress.Query(From, From, customer));
        (before.Rows.Count, before.Truncated).ShouldBe((0, false));
        (await shop.As(Roles.Manager).Run<ReportOrderProgress.Result>(new ReportOrderProgress.Query(DateOnly.MinValue, DateOnly.MaxValue, customer))).Rows.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Everybody_reports_on_the_documents_that_they_may_see()
    {
        var shop = await Shop.Open();
        var order = await shop.OrderOf(100);
        var mine = await shop.Person(Door.Rest, ["reports.order-progress", "reports.customer-transactions"], scopes: new RoleScope("*", RecordAction.Read, RecordScope.Own));
        (await ProgressOf(mine.Client, order.CustomerId)).ShouldBeEmpty();
        (await mine.Client.Run<ReportCustomerTransactions.Result>(new ReportCustomerTransactions.Query(From, Shop.Never))).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_may_not_see_prices_gets_the_progress_without_them()
    {
        var shop = await Shop.Open();
        var order = await shop.OrderOf(100);
        var row = (await ProgressOf(await shop.Holder(Door.Rest, "reports.order-progress"), order.CustomerId)).Single();
        (row.Total, row.Charged, row.Invoiced, row.Received, row.Open, row.IssuedShare).ShouldBe((null, null, null, null, null, 0m));
    }

    [Theory, BothDoors]
    public async Task Customers_are_reported_by_level(Door door)
    {
        var shop = await Shop.Open();
        var level = Shop.Unique("VIP");
        var (one, two) = (await shop.LevelCustomer(level), await shop.LevelCustomer(level));
        foreach (var (customer, total) in new[] { (one, 100m), (one, 50m), (two, 7m) }) await shop.OrderOf(total, customer);
        var report = await shop.As(Roles.Finance).Via(door).Run<ReportCustomerTransactions.Result>(new ReportCustomerTransactions.Query(From, Shop.Never, level));
        var first = report.Rows.Single(r => r.CustomerId == one);
        (first.Level, first.Orders, first.Amount, first.OrdersThisMonth, first.AmountThisMonth).ShouldBe((level, 2, Shop.Yuan(150), 2, Shop.Yuan(150)));
        report.Levels.Single().ShouldBe(new(level, "CNY", 2, 3, Shop.Yuan(157), 3, Shop.Yuan(157)));
        var before = (await shop.As(Roles.Finance).Via(door).Run<ReportCustomerTransactions.Result>(new ReportCustomerTransactions.Query(From, From, level))).Levels.Single();
        (before.Orders, before.Amount, before.OrdersThisMonth).ShouldBe((0, Shop.Yuan(0), 3));
    }

    [Theory, BothDoors]
    public async Task Discrepancies_are_summed_by_item(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Item(10m, stock: 30, tax: 0);
        var (closed, running, whole) = (await Release(shop, goods, 10), await Release(shop, goods, 5), await Release(shop, goods, 3));
        await shop.Issued(closed, 7);
        await shop.As(Roles.Admin).Run<CloseDelivery.Result>(new CloseDelivery.Command(closed.Id, "sold out"));
        await shop.Issued(running, 2);
        await shop.Issued(whole);
        var report = await shop.As(Roles.Sales).Via(door).Run<ReportDeliveryDiscrepancies.Result>(new ReportDeliveryDiscrepancies.Query(From, Shop.Never, ItemId: goods.Id));
        report.Rows.Single().ShouldBe(new(goods.Id, goods.Code, "pcs", Lines: 2, Quantity: 15, Issued: 9, Awaited: 3, Missing: 3, Damaged: 0));
    }

    [Fact]
    public async Task Damaged_goods_are_a_discrepancy_even_if_enough_left()
    {
        var shop = await Shop.Open();
        var goods = await shop.Item(10m, stock: 30, tax: 0);
        var delivery = await Release(shop, goods, 10);
        var paper = await shop.As(Roles.Warehouse).Run<StockOutView>(
            new CreateStockOut.Command("delivery", delivery.Id, await shop.Depot(), [new(delivery.Lines[0].Id, 10, 2, null, null)]));
        await shop.As(Roles.Warehouse).Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(paper.Id));
        var row = (await shop.As(Roles.Sales).Run<ReportDeliveryDiscrepancies.Result>(new ReportDeliveryDiscrepancies.Query(From, Shop.Never, delivery.CustomerId))).Rows.Single();
        (row.Quantity, row.Issued, row.Damaged).ShouldBe((10, 10, 2));
    }

    [Theory, BothDoors]
    public async Task A_period_does_not_end_before_it_begins(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Manager).Via(door);
        object[] reversed = [new ReportOrderProgress.Query(Shop.Never, From), new ReportEmployeePerformance.Query(Shop.Never, From), new ReportCustomerTransactions.Query(Shop.Never, From),
            new ReportDeliveryDiscrepancies.Query(Shop.Never, From)];
        foreach (var query in reversed) (await sales.Refused(query)).Code.ShouldBe("REPORT_PERIOD_REVERSED");
    }

    [Theory, BothDoors]
    public async Task The_warehouse_has_no_reports_of_sales(Door door)
    {
        var shop = await Shop.Open();
        (await shop.Refused(door, Roles.Warehouse, new ReportOrderProgress.Query(From, From))).Code.ShouldBe("FORBIDDEN");
        (await shop.Refused(door, Roles.Sales, new ReportEmployeePerformance.Query(From, From))).Code.ShouldBe("FORBIDDEN");
    }

    private static async Task<IReadOnlyList<ReportOrderProgress.Row>> ProgressOf(Client client, Guid customerId) =>
        (await client.Run<ReportOrderProgress.Result>(new ReportOrderProgress.Query(From, Shop.Never, customerId))).Rows;

    private static async Task<GetDelivery.Result> Release(Shop shop, Article goods, decimal quantity) =>
        await shop.Released(await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(goods, quantity))));
}
