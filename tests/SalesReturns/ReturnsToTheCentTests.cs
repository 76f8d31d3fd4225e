using Waybill.Features.CustomerBalances;
using Waybill.Features.Deliveries;
using Waybill.Features.Invoices;
using Waybill.Features.Items;
using Waybill.Features.Orders;
using Waybill.Features.SalesReturns;
using Waybill.Features.StockIns;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.SalesReturns;

/// <summary>What comes back in parts, what is invoiced, paid, delivered again or closed around it, and what all of that adds up to.</summary>
public sealed class ReturnsToTheCentTests
{
    [Theory]
    [InlineData(2, 5.05, 0.13, 11.41)]
    [InlineData(3, 3.3333, 0, 10.00)]
    [InlineData(7, 1.43, 0.06, 10.61)]
    public async Task Goods_that_come_back_piece_by_piece_are_credited_with_what_they_were_charged_in_all(int pieces, double price, double tax, double charged)
    {
        var shop = await Shop.Open();
        var (order, delivery) = await Issued(shop, await shop.Item((decimal)price, stock: pieces, tax: (decimal)tax), pieces);
        order.Charged!.Amount.ShouldBe((decimal)charged);
        await shop.ConfirmedReceipt((order, (decimal)charged));
        for (var piece = 0; piece < pieces; piece++)
        {
            var back = await shop.AgreedReturn(order, Shop.Back(delivery, 1));
            await shop.TakenIn(back);
            await shop.As(Roles.Finance).Run<SalesReturnView>(new CreditSalesReturn.Command(back.Id));
        }
        ((await shop.Order(order.Id)).Charged!.Amount, (await shop.Balance(order.CustomerId)).Balance!.Amount).ShouldBe((0m, (decimal)charged));
        await Sound(shop, order);
    }

    [Fact]
    public async Task The_last_piece_may_be_agreed_at_the_cent_that_the_others_left()
    {
        var shop = await Shop.Open();
        var (order, delivery) = await Issued(shop, await shop.Item(3.3333m, stock: 3, tax: 0), 3);
        await shop.SubmittedReturn(order, Shop.Back(delivery, 1));
        (await shop.As(Roles.Sales).Refused(new CreateSalesReturn.Command(order.Id, [Shop.Back(delivery, 1, price: 3.35m)], null, null, null, null))).Code.ShouldBe("AGREED_TOO_HIGH");
        (await shop.SubmittedReturn(order, Shop.Back(delivery, 1, price: 3.34m))).Agreed!.Amount.ShouldBe(3.34m);
    }

    [Fact]
    public async Task Goods_taken_in_piece_by_piece_come_in_at_what_they_cost_in_all()
    {
        var shop = await Shop.Open();
        var goods = await shop.Item(50m, tax: 0);
        await Stocked(shop, goods, 3, cost: 33.3366m);
        var (order, delivery) = await Issued(shop, goods, 3);
        var there = new Goods(goods.Id, goods.Code, goods.WarehouseId);
        (await shop.Standing(there)).Value.ShouldBe(0m);
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 3));
        for (var piece = 0; piece < 3; piece++) await shop.TakenIn(back, 1);
        (await shop.Standing(there)).ShouldSatisfyAllConditions(s => s.OnHand.ShouldBe(3m), s => s.Value.ShouldBe(100.01m));
    }

    [Theory, BothDoors]
    public async Task Goods_that_were_credited_are_not_invoiced_any_more(Door door)
    {
        var shop = await Shop.Open();
        var sales = shop.As(Roles.Sales).Via(door);
        var (order, delivery) = await shop.Sold(quantity: 10);
        await Credited(shop, await shop.AgreedReturn(order, Shop.Back(delivery, 4, stay: true)));
        (await sales.Run<CreateInvoice.Result>(Shop.InvoiceCommand(order, 3))).Total!.Amount.ShouldBe(30m);
        (await sales.Run<CreateInvoice.Result>(Shop.InvoiceCommand(order))).Total!.Amount.ShouldBe(30m);
        (await sales.Refused(Shop.InvoiceCommand(order))).Code.ShouldBe("NOTHING_TO_INVOICE");
        (await sales.Refused(Shop.InvoiceCommand(order, 1))).Code.ShouldBe("OVER_INVOICED");
        await Credited(shop, await shop.AgreedReturn(order, Shop.Back(delivery, 6, stay: true)));
        (await shop.Order(order.Id)).Charged!.Amount.ShouldBe(0m);
    }

    [Theory, BothDoors]
    public async Task An_invoice_requested_before_a_credit_is_not_issued_for_more_than_is_owed(Door door)
    {
        var shop = await Shop.Open();
        var (sales, finance) = (shop.As(Roles.Sales).Via(door), shop.As(Roles.Finance).Via(door));
        var (order, delivery) = await shop.Sold(quantity: 10);
        var (part, rest) = (await shop.RequestedInvoice(order, 6), await shop.RequestedInvoice(order));
        await finance.Run<IssueInvoice.Result>(new IssueInvoice.Command(part.Id, null));
        await Credited(shop, await shop.AgreedReturn(order, Shop.Back(delivery, 1, stay: true)));
        var refused = await finance.Refused(new IssueInvoice.Command(rest.Id, null));
        (refused.Status, refused.Code).ShouldBe((409, "INVOICE_OVER_DUE"));
        await sales.Run<CancelInvoice.Result>(new CancelInvoice.Command(rest.Id, "credited"));
        var again = await sales.Run<CreateInvoice.Result>(Shop.InvoiceCommand(order));
        again.Total!.Amount.ShouldBe(30m);
        (await finance.Run<IssueInvoice.Result>(new IssueInvoice.Command(again.Id, null))).Orders[0].Invoiced!.Amount.ShouldBe(90m);
        await Sound(shop, order);
    }

    [Fact]
    public async Task What_a_red_letter_took_back_for_goods_that_were_credited_is_not_invoiced_again()
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 10);
        var invoice = await shop.RequestedInvoice(order);
        await shop.As(Roles.Finance).Run<IssueInvoice.Result>(new IssueInvoice.Command(invoice.Id, null));
        await Credited(shop, await shop.AgreedReturn(order, Shop.Back(delivery, 4, stay: true)));
        var lines = (await shop.As(Roles.Finance).Run<GetInvoice.Result>(new GetInvoice.Query(invoice.Id))).Lines;
        await shop.As(Roles.Finance).Run<ReverseInvoice.Result>(new ReverseInvoice.Command(invoice.Id, "returned", null, [new(lines[0].Id, 4)]));
        (await shop.As(Roles.Sales).Refused(Shop.InvoiceCommand(order))).Code.ShouldBe("NOTHING_TO_INVOICE");
        (await shop.Order(order.Id)).ShouldSatisfyAllConditions(o => o.Invoiced!.Amount.ShouldBe(60m), o => o.Invoicing.ShouldBe(Progress.Fully));
        await Sound(shop, order);
    }

    [Theory, BothDoors]
    public async Task Money_for_goods_that_did_not_leave_after_all_is_the_customers_balance_when_the_order_ends(Door door)
    {
        var shop = await Shop.Open();
        var admin = shop.As(Roles.Admin).Via(door);
        var goods = await shop.Item(10m, stock: 10, tax: 0);
        var order = await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(goods, 10)));
        var delivery = await shop.Released(order);
        var paper = await shop.Issued(delivery);
        await shop.ConfirmedReceipt((order, 100m));
        await admin.Run<ReverseStockOut.Result>(new ReverseStockOut.Command(paper));
        await admin.Run<CancelDelivery.Result>(new CancelDelivery.Command(delivery.Id, null));
        (await admin.Run<CancelOrder.Result>(new CancelOrder.Command(order.Id, "a mistake"))).Status.ShouldBe(OrderStatus.Cancelled);
        (await shop.Balance(order.CustomerId)).Available!.Amount.ShouldBe(100m);
        (await shop.Owed(order.CustomerId)).ShouldBe(0m);
        (await shop.Order(order.Id)).Received!.Amount.ShouldBe(0m);
        await Sound(shop, order);
    }

    [Fact]
    public async Task A_stock_out_of_a_closed_order_is_reversed_with_its_money_and_not_beneath_its_invoices()
    {
        var shop = await Shop.Open();
        var admin = shop.As(Roles.Admin);
        var goods = await shop.Item(10m, stock: 10, tax: 0);
        var order = await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(goods, 10)));
        var (first, second) = (await shop.Released(order, 4), await shop.Released(order, 6));
        var (one, two) = (await shop.Issued(first), await shop.Issued(second));
        await shop.ConfirmedReceipt((order, 100m));
        await shop.IssuedInvoice(order, 4);
        await admin.Run<CloseOrder.Result>(new CloseOrder.Command(order.Id, null));
        await admin.Run<ReverseStockOut.Result>(new ReverseStockOut.Command(two));
        (await shop.Balance(order.CustomerId)).Available!.Amount.ShouldBe(60m);
        (await shop.Order(order.Id)).ShouldSatisfyAllConditions(o => o.Charged!.Amount.ShouldBe(40m), o => o.Received!.Amount.ShouldBe(40m));
        (await admin.Refused(new ReverseStockOut.Command(one))).Code.ShouldBe("BELOW_INVOICED");
        await Sound(shop, order);
    }

    [Fact]
    public async Task Reversing_a_free_redelivery_charges_nobody_and_the_return_waits_again()
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 10);
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 4, resolution: ReturnResolution.Redeliver));
        await shop.TakenIn(back);
        var again = await shop.Released(order, 4);
        var paper = await shop.Issued(again);
        (await shop.Return(back.Id)).Redelivery.ShouldBe(ReturnRedelivery.Delivered);
        await shop.As(Roles.Admin).Run<ReverseStockOut.Result>(new ReverseStockOut.Command(paper));
        ((await shop.Order(order.Id)).Charged!.Amount, (await shop.Delivery(again.Id)).Charged!.Amount, (await shop.Owed(order.CustomerId))).ShouldBe((100m, 0m, 0m));
        (await shop.Return(back.Id)).Redelivery.ShouldBe(ReturnRedelivery.Pending);
        await shop.Issued(again);
        (await shop.Order(order.Id)).Charged!.Amount.ShouldBe(100m);
        (await shop.Return(back.Id)).Redelivery.ShouldBe(ReturnRedelivery.Delivered);
        await Sound(shop, order);
    }

    [Theory, BothDoors]
    public async Task A_return_of_which_only_a_part_came_and_went_again_is_closed_with_a_reason(Door door)
    {
        var shop = await Shop.Open();
        var finance = shop.As(Roles.Finance).Via(door);
        var (order, delivery) = await shop.Sold(quantity: 5);
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 5, resolution: ReturnResolution.Redeliver));
        await shop.TakenIn(back, 3);
        (await finance.Refused(new CloseSalesReturn.Command(back.Id, "keeps two"))).Code.ShouldBe("RETURN_UNFINISHED");
        await shop.Issued(await shop.Released(order, 3));
        (await finance.Refused(new CloseSalesReturn.Command(back.Id, null))).Code.ShouldBe("RETURN_UNFINISHED");
        (await finance.Run<SalesReturnView>(new CloseSalesReturn.Command(back.Id, "keeps two"))).ShouldSatisfyAllConditions(
            r => r.Status.ShouldBe(SalesReturnStatus.Closed), r => r.Redelivery.ShouldBe(ReturnRedelivery.Delivered), r => r.Goods.ShouldBe(ReturnGoods.Partly));
        (await shop.SubmittedReturn(order, Shop.Back(delivery, 2))).Status.ShouldBe(SalesReturnStatus.Submitted);
        (await shop.As(Roles.Sales).Refused(new CreateSalesReturn.Command(order.Id, [Shop.Back(delivery, 1)], null, null, null, null))).Code.ShouldBe("OVER_RETURN");
        (await shop.As(Roles.Admin).Run<CloseOrder.Result>(new CloseOrder.Command(order.Id, null))).Status.ShouldBe(OrderStatus.Closed);
        await Sound(shop, order);
    }

    [Fact]
    public async Task An_order_is_not_closed_while_a_return_agreed_to_deliver_again()
    {
        var shop = await Shop.Open();
        var admin = shop.As(Roles.Admin);
        var (order, delivery) = await shop.Sold(quantity: 10);
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 4, resolution: ReturnResolution.Redeliver));
        (await admin.Refused(new CloseOrder.Command(order.Id, null))).Code.ShouldBe("ORDER_REDELIVERY_OPEN");
        await shop.As(Roles.Sales).Run<SalesReturnView>(new CancelSalesReturn.Command(back.Id, null));
        (await admin.Run<CloseOrder.Result>(new CloseOrder.Command(order.Id, null))).Status.ShouldBe(OrderStatus.Closed);
    }

    [Fact]
    public async Task What_was_reserved_to_deliver_again_is_free_when_the_goods_did_not_come_after_all()
    {
        var shop = await Shop.Open();
        var article = await shop.Item(stock: 10, tax: 0);
        var (order, delivery) = await Issued(shop, article, 10);
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 4, resolution: ReturnResolution.Redeliver));
        var paper = await shop.TakenIn(back);
        await shop.As(Roles.Admin).Run<ReserveOrder.Result>(new ReserveOrder.Command(order.Id));
        var goods = new Goods(article.Id, article.Code, article.WarehouseId);
        (await shop.Standing(goods)).Reserved.ShouldBe(4m);
        await shop.As(Roles.Admin).Run<ReverseStockIn.Result>(new ReverseStockIn.Command(paper, "miscounted"));
        (await shop.Standing(goods)).Reserved.ShouldBe(0m);
        await Sound(shop, order);
    }

    [Fact]
    public async Task The_goods_of_a_closed_return_stay_in()
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 5);
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 5));
        var paper = await shop.TakenIn(back);
        await Credited(shop, back);
        await shop.As(Roles.Finance).Run<SalesReturnView>(new CloseSalesReturn.Command(back.Id, null));
        (await shop.As(Roles.Admin).Refused(new ReverseStockIn.Command(paper, "wrong bin"))).Code.ShouldBe("SALES_RETURN_WRONG_STATE");
    }

    [Fact]
    public async Task An_order_that_delivered_again_is_amended_down_to_what_left_for_the_first_time()
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 10);
        await shop.TakenIn(await shop.AgreedReturn(order, Shop.Back(delivery, 4, resolution: ReturnResolution.Redeliver)));
        await shop.Issued(await shop.Released(order, 4));
        (await shop.Amended(Shop.AmendmentOf(order, Shop.Wanting(order, 12)))).Lines[0].Counters.Open.ShouldBe(2m);
        var tooLow = await shop.As(Roles.Admin).Refused(Shop.AmendmentOf(order, Shop.Wanting(order, 9)));
        (tooLow.Code, tooLow.Detail.Contains("10", StringComparison.Ordinal)).ShouldBe(("BELOW_ISSUED", true));
    }

    [Fact]
    public async Task A_stock_out_is_not_reversed_when_what_is_left_cost_less_than_came_back()
    {
        var shop = await Shop.Open();
        var goods = await shop.Item(50m, tax: 0);
        await Stocked(shop, goods, 5, cost: 10m);
        var order = await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(goods, 10)));
        var delivery = await shop.Released(order);
        await shop.Issued(delivery, 5);
        await Stocked(shop, goods, 5, cost: 20m);
        var dearer = await shop.Issued(delivery, 5);
        await shop.TakenIn(await shop.AgreedReturn(order, Shop.Back(delivery, 5)));
        (await shop.Standing(new Goods(goods.Id, goods.Code, goods.WarehouseId))).Value.ShouldBe(75m);
        (await shop.As(Roles.Admin).Refused(new ReverseStockOut.Command(dearer))).Code.ShouldBe("STOCK_OUT_RETURNED");
    }

    [Fact]
    public async Task An_amendment_after_a_credit_and_a_whole_invoice_takes_nothing_off_twice()
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 10);
        await Credited(shop, await shop.AgreedReturn(order, Shop.Back(delivery, 6, stay: true)));
        (await shop.As(Roles.Sales).Run<CreateInvoice.Result>(Shop.InvoiceCommand(order))).Total!.Amount.ShouldBe(40m);
        var amended = await shop.Amended(Shop.AmendmentOf(order, Shop.Wanting(order, 12) with { UnitPrice = Shop.Yuan(9) }));
        (amended.Charged!.Amount, amended.Total!.Amount).ShouldBe((40m, 118m));
        (await shop.Owed(order.CustomerId)).ShouldBe(0m);
        await Sound(shop, order);
    }

    [Fact]
    public async Task What_was_delivered_again_of_a_closed_order_stays_delivered()
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 10);
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 4, resolution: ReturnResolution.Redeliver));
        await shop.TakenIn(back);
        var paper = await shop.Issued(await shop.Released(order, 4));
        await shop.As(Roles.Finance).Run<SalesReturnView>(new CloseSalesReturn.Command(back.Id, null));
        await shop.As(Roles.Admin).Run<CloseOrder.Result>(new CloseOrder.Command(order.Id, null));
        (await shop.As(Roles.Admin).Refused(new ReverseStockOut.Command(paper))).Code.ShouldBe("ORDER_REDELIVERY_OPEN");
        await Sound(shop, order);
    }

    [Fact]
    public async Task Goods_that_never_came_back_for_what_replaced_them_are_given_back_once()
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 1, price: 100m);
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 1, resolution: ReturnResolution.Redeliver));
        await shop.As(Roles.Manager).Run<SalesReturnView>(new AllowCrossShipment.Command(back.Id));
        var again = await shop.Released(order, 1);
        await shop.Issued(again);
        await shop.As(Roles.Finance).Run<SalesReturnView>(new CloseSalesReturn.Command(back.Id, "lost"));
        (await shop.As(Roles.Sales).Refused(new CreateSalesReturn.Command(order.Id, [Shop.Back(delivery, 1)], null, null, null, null))).Code.ShouldBe("OVER_RETURN");
        await Credited(shop, await shop.AgreedReturn(order, Shop.Back(again, 1)));
        (await shop.Order(order.Id)).Charged!.Amount.ShouldBe(0m);
        await Sound(shop, order);
    }

    [Fact]
    public async Task A_stock_out_stays_while_more_is_agreed_to_be_credited_than_the_rest_is_worth()
    {
        var shop = await Shop.Open();
        var order = await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(await shop.Item(3.3333m, stock: 3, tax: 0), 3)));
        var (first, second) = (await shop.Released(order, 1), await shop.Released(order, 1));
        var paper = (await shop.Issued(first), await shop.Issued(second)).Item2;
        var before = await shop.SubmittedReturn(order, Shop.Back(second, 1));
        (await shop.AgreedReturn(order, Shop.Back(first, 1, stay: true))).Agreed!.Amount.ShouldBe(3.34m);
        await shop.As(Roles.Admin).Run<SalesReturnView>(new RejectSalesReturn.Command(before.Id, "withdrawn"));
        (await shop.As(Roles.Admin).Refused(new ReverseStockOut.Command(paper))).Code.ShouldBe("STOCK_OUT_RETURNED");
    }

    [Theory, BothDoors]
    public async Task One_piece_of_a_box_comes_back(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Item(1.1m, stock: 12, tax: 0, units: new UnitEntry("box", 12));
        var (order, delivery) = await Issued(shop, Shop.OrderCommand(await shop.Customer(), Shop.LineOf(goods, 1) with { Unit = "box" }));
        var charged = order.Charged!.Amount;
        var sales = shop.As(Roles.Sales).Via(door);
        (await sales.Refused(new CreateSalesReturn.Command(order.Id, [Shop.Back(delivery, 1) with { Unit = "pallet" }], null, null, null, null))).Errors[0]
            .ShouldSatisfyAllConditions(e => e.Code.ShouldBe("UNIT_UNKNOWN"), e => e.Pointer.ShouldBe("/lines/0/unit"));
        var one = await shop.AgreedReturn(order, Shop.Back(delivery, 1) with { Unit = "pcs" });
        one.Lines[0].ShouldSatisfyAllConditions(l => l.BaseQuantity.ShouldBe(1m), l => l.SoldFor!.Amount.ShouldBe((charged / 12).ToCents()));
        await shop.TakenIn(one, 1);
        var rest = await shop.AgreedReturn(order, Shop.Back(delivery, 11) with { Unit = "pcs" });
        (one.Agreed!.Amount + rest.Agreed!.Amount).ShouldBe(charged);
    }

    private static async Task<(GetOrder.Result Order, GetDelivery.Result Delivery)> Issued(Shop shop, CreateOrder.Command command)
    {
        var order = await shop.ApprovedOrder(command);
        var delivery = await shop.Released(order);
        await shop.Issued(delivery);
        return (await shop.Order(order.Id), delivery);
    }

    private static async Task<(GetOrder.Result Order, GetDelivery.Result Delivery)> Issued(Shop shop, Article goods, decimal quantity) =>
        await Issued(shop, Shop.OrderCommand(await shop.Customer(), Shop.LineOf(goods, quantity)));

    private static Task Stocked(Shop shop, Article goods, decimal quantity, decimal cost) => shop.As(Roles.Admin).Run<EnterOpeningStock.Result>(
        new EnterOpeningStock.Command(goods.WarehouseId, [new(goods.Id, quantity, null, null, null, Shop.Yuan(cost))], null, null));

    private static Task<SalesReturnView> Credited(Shop shop, SalesReturnView back) => shop.As(Roles.Admin).Run<SalesReturnView>(new CreditSalesReturn.Command(back.Id));

    private static async Task Sound(Shop shop, GetOrder.Result order) => (await shop.As(Roles.Admin).Run<Features.Integrity.CheckIntegrity.Result>(new Features.Integrity.CheckIntegrity.Query()))
        .Violations.ShouldNotContain(v => v.Id == order.Id || v.Id == order.CustomerId);
}
