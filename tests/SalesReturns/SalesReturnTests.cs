using Waybill.Features.CustomerBalances;
using Waybill.Features.Deliveries;
using Waybill.Features.Orders;
using Waybill.Features.SalesReturns;
using Waybill.Features.StockIns;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.SalesReturns;

public sealed class SalesReturnTests
{
    [Theory, BothDoors]
    public async Task Ten_returned_at_eight_and_kept_are_eighty_on_the_balance_and_stock_at_issue_cost(Door door)
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 10, price: 10m);
        var goods = new Goods(order.Lines[0].ItemId, "", await shop.Depot());
        var before = await shop.Standing(goods);
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 10, price: 8m));
        await shop.TakenIn(back);
        var credited = await shop.As(Roles.Finance).Via(door).Run<SalesReturnView>(new CreditSalesReturn.Command(back.Id));
        credited.ShouldSatisfyAllConditions(r => r.Money.ShouldBe(ReturnMoney.Credited), r => r.Goods.ShouldBe(ReturnGoods.Received), r => r.Credited!.Amount.ShouldBe(80.00m));
        (await Balance(shop, order)).ShouldBe(80.00m);
        (await shop.Standing(goods)).ShouldSatisfyAllConditions(s => s.OnHand.ShouldBe(before.OnHand + 10), s => s.Value.ShouldBe(before.Value + 10m));
        (await shop.Owed(order.CustomerId)).ShouldBe(0m);
        (await shop.As(Roles.Sales).Via(door).Run<SalesReturnView>(new GetSalesReturn.Query(back.Id))).Status.ShouldBe(SalesReturnStatus.Agreed);
        (await shop.As(Roles.Finance).Via(door).Run<SalesReturnView>(new CloseSalesReturn.Command(back.Id, null))).Status.ShouldBe(SalesReturnStatus.Closed);
        await shop.LedgerIsSound();
    }

    [Theory, BothDoors]
    public async Task A_complaint_on_two_lines_returns_one_at_five_and_two_at_ten_and_credits_twenty_five(Door door)
    {
        var shop = await Shop.Open();
        var (one, two) = (await shop.Item(10m, stock: 3, tax: 0), await shop.Item(10m, stock: 2, tax: 0));
        var order = await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(one, 3), Shop.LineOf(two, 2)));
        var delivery = await shop.Released(order);
        await shop.Issued(delivery);
        await shop.ConfirmedReceipt((order, 50m));
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 1, price: 5m), Shop.Back(delivery, 2, price: 10m, line: 1));
        await shop.TakenIn(back);
        (await shop.As(Roles.Finance).Via(door).Run<SalesReturnView>(new CreditSalesReturn.Command(back.Id))).Credited!.Amount.ShouldBe(25.00m);
        (await Balance(shop, order)).ShouldBe(25.00m);
    }

    [Theory]
    [InlineData(ReturnResolution.Redeliver, 100)]
    [InlineData(ReturnResolution.Refund, 30)]
    public async Task The_order_is_open_again_only_for_what_is_to_be_delivered_again(ReturnResolution resolution, decimal open)
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 70, ordered: 100);
        await shop.TakenIn(await shop.AgreedReturn(order, Shop.Back(delivery, 70, resolution: resolution)));
        (await shop.Order(order.Id)).Lines[0].Counters.ShouldSatisfyAllConditions(c => c.Open.ShouldBe(open), c => c.Returned.ShouldBe(70m), c => c.Issued.ShouldBe(70m));
    }

    [Fact]
    public async Task What_is_delivered_again_costs_nothing_and_what_is_left_of_the_order_its_price()
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 70, ordered: 100);
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 70, resolution: ReturnResolution.Redeliver));
        await shop.TakenIn(back);
        (await shop.Return(back.Id)).Redelivery.ShouldBe(ReturnRedelivery.Pending);
        (await shop.As(Roles.Admin).Refused(new CloseOrder.Command(order.Id, null))).Code.ShouldBe("ORDER_REDELIVERY_OPEN");
        await shop.Issued(await shop.Released(order, 70));
        (await shop.Order(order.Id)).Charged!.Amount.ShouldBe(700m);
        (await shop.Return(back.Id)).Redelivery.ShouldBe(ReturnRedelivery.Delivered);
        await shop.Issued(await shop.Released(order, 30));
        (await shop.Order(order.Id)).ShouldSatisfyAllConditions(o => o.Charged!.Amount.ShouldBe(1000m), o => o.Fulfilment.ShouldBe(Progress.Fully), o => o.Lines[0].Counters.Open.ShouldBe(0m));
        (await shop.As(Roles.Admin).Refused(new CreateDelivery.Command(order.Id, null, null, null))).Code.ShouldBe("NOTHING_TO_DELIVER");
    }

    [Theory, BothDoors]
    public async Task Goods_go_out_again_before_the_others_are_back_only_when_that_is_allowed(Door door)
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 5);
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 5, resolution: ReturnResolution.Redeliver));
        (await shop.As(Roles.Admin).Refused(new CreateDelivery.Command(order.Id, null, null, null))).Code.ShouldBe("NOTHING_TO_DELIVER");
        (await shop.As(Roles.Sales).Via(door).Refused(new AllowCrossShipment.Command(back.Id))).Code.ShouldBe("FORBIDDEN");
        await shop.As(Roles.Manager).Via(door).Run<SalesReturnView>(new AllowCrossShipment.Command(back.Id));
        await shop.Issued(await shop.Released(order, 5));
        await shop.TakenIn(back);
        (await shop.Return(back.Id)).ShouldSatisfyAllConditions(r => r.Goods.ShouldBe(ReturnGoods.Received), r => r.Redelivery.ShouldBe(ReturnRedelivery.Delivered), r => r.Money.ShouldBe(ReturnMoney.None));
        (await shop.Order(order.Id)).Lines[0].Counters.Open.ShouldBe(0m);
    }

    [Theory, BothDoors]
    public async Task Money_that_was_paid_is_refunded_and_money_that_was_not_only_lowers_the_debt(Door door)
    {
        var shop = await Shop.Open();
        var finance = shop.As(Roles.Finance).Via(door);
        var (order, delivery) = await shop.Sold(quantity: 10, paid: false);
        await shop.ConfirmedReceipt((order, 70m));
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 5, resolution: ReturnResolution.Refund));
        (await finance.Refused(new RefundSalesReturn.Command(back.Id, null))).Code.ShouldBe("NOTHING_TO_REFUND");
        await shop.TakenIn(back);
        (await finance.Run<SalesReturnView>(new CreditSalesReturn.Command(back.Id))).ShouldSatisfyAllConditions(r => r.Money.ShouldBe(ReturnMoney.ToRefund), r => r.ToRefund!.Amount.ShouldBe(20m));
        var held = await finance.Run<GetCustomerBalance.Result>(new GetCustomerBalance.Query(order.CustomerId));
        (held.Held!.Amount, held.Available!.Amount).ShouldBe((20m, 0m));
        (await finance.Refused(new CloseSalesReturn.Command(back.Id, null))).Code.ShouldBe("RETURN_UNFINISHED");
        (await finance.Run<SalesReturnView>(new RefundSalesReturn.Command(back.Id, "BANK-7"))).Money.ShouldBe(ReturnMoney.Refunded);
        (await Balance(shop, order), await shop.Owed(order.CustomerId)).ShouldBe((0m, 0m));
        (await shop.Order(order.Id)).ShouldSatisfyAllConditions(o => o.Charged!.Amount.ShouldBe(50m), o => o.Received!.Amount.ShouldBe(50m), o => o.Payment.ShouldBe(Progress.Fully));
        (await finance.Refused(new RefundSalesReturn.Command(back.Id, null))).Code.ShouldBe("NOTHING_TO_REFUND");
        (await finance.Refused(new CreditSalesReturn.Command(back.Id))).Code.ShouldBe("NOTHING_TO_CREDIT");
    }

    [Theory, BothDoors]
    public async Task A_payment_that_a_return_has_credited_is_not_taken_back(Door door)
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 4, paid: false);
        var receipt = await shop.ConfirmedReceipt((order, 40m));
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 4));
        await shop.As(Roles.Admin).Run<SalesReturnView>(new CreditSalesReturn.Command(back.Id));
        (await shop.As(Roles.Finance).Via(door).Refused(new Waybill.Features.Receipts.ReverseReceipt.Command(receipt, "bounced"))).Code.ShouldBe("PAYMENT_CREDITED");
        (await Balance(shop, order), await shop.Owed(order.CustomerId)).ShouldBe((40m, 0m));
    }

    [Theory, BothDoors]
    public async Task Money_waits_for_the_goods_unless_somebody_may_credit_before(Door door)
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 4);
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 4));
        (await shop.As(Roles.Finance).Via(door).Refused(new CreditSalesReturn.Command(back.Id))).Code.ShouldBe("RETURN_GOODS_AWAITED");
        (await shop.As(Roles.Admin).Via(door).Run<SalesReturnView>(new CreditSalesReturn.Command(back.Id))).Money.ShouldBe(ReturnMoney.Credited);
    }

    [Fact]
    public async Task Goods_that_the_customer_keeps_are_credited_at_once_and_none_come_in()
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 4);
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 4, price: 2.5m, stay: true));
        back.Goods.ShouldBe(ReturnGoods.None);
        await shop.As(Roles.Finance).Run<SalesReturnView>(new CreditSalesReturn.Command(back.Id));
        (await Balance(shop, order)).ShouldBe(10m);
        (await shop.As(Roles.Warehouse).Refused(new CreateStockIn.Command(await shop.Depot(), null, null, "sales-return", back.Id))).Code.ShouldBe("NOTHING_TO_RECEIVE");
    }

    [Fact]
    public async Task Goods_that_are_not_restocked_come_in_into_quarantine()
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 4);
        var goods = new Goods(order.Lines[0].ItemId, "", await shop.Depot());
        var before = await shop.Standing(goods);
        await shop.TakenIn(await shop.AgreedReturn(order, Shop.Back(delivery, 4, disposition: ReturnDisposition.Scrap)));
        (await shop.Standing(goods)).ShouldSatisfyAllConditions(s => s.OnHand.ShouldBe(before.OnHand + 4), s => s.Available.ShouldBe(before.Available));
        await shop.LedgerIsSound();
    }

    [Theory, BothDoors]
    public async Task Terms_go_to_and_fro_until_they_are_agreed_and_then_stand(Door door)
    {
        var shop = await Shop.Open();
        var (sales, finance) = (shop.As(Roles.Sales).Via(door), shop.As(Roles.Finance).Via(door));
        var (order, delivery) = await shop.Sold(quantity: 4);
        var back = await shop.SubmittedReturn(order, Shop.Back(delivery, 4));
        back.Number.ShouldStartWith("SR-");
        (await sales.Refused(new CounterOfferSalesReturn.Command(back.Id, null, null))).Code.ShouldBe("SALES_RETURN_WRONG_STATE");
        (await finance.Run<SalesReturnView>(new OfferSalesReturn.Command(back.Id, [new(back.Lines[0].Id, Shop.Yuan(6))], "used"))).ShouldSatisfyAllConditions(
            r => r.Status.ShouldBe(SalesReturnStatus.Negotiating), r => r.Agreed!.Amount.ShouldBe(24m));
        (await sales.Run<SalesReturnView>(new CounterOfferSalesReturn.Command(back.Id, [new(back.Lines[0].Id, Shop.Yuan(9))], null))).Status.ShouldBe(SalesReturnStatus.CounterOffered);
        (await finance.Run<SalesReturnView>(new OfferSalesReturn.Command(back.Id, [new(back.Lines[0].Id, Shop.Yuan(7.5m), ReturnResolution.Refund)], null))).Agreed!.Amount.ShouldBe(30m);
        (await finance.Run<SalesReturnView>(new AgreeSalesReturn.Command(back.Id, "done"))).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(SalesReturnStatus.Agreed), r => r.Money.ShouldBe(ReturnMoney.ToCredit));
        (await finance.Refused(new OfferSalesReturn.Command(back.Id, null, null))).Code.ShouldBe("SALES_RETURN_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task More_than_the_goods_were_sold_for_is_never_agreed(Door door)
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 4);
        (await shop.As(Roles.Sales).Via(door).Refused(new CreateSalesReturn.Command(order.Id, [Shop.Back(delivery, 4, price: 10.01m)], null, null, null, null))).Code.ShouldBe("AGREED_TOO_HIGH");
        var back = await shop.SubmittedReturn(order, Shop.Back(delivery, 4));
        (await shop.As(Roles.Finance).Via(door).Refused(new OfferSalesReturn.Command(back.Id, [new(back.Lines[0].Id, Shop.Yuan(11))], null))).Code.ShouldBe("AGREED_TOO_HIGH");
    }

    [Theory, BothDoors]
    public async Task More_than_was_issued_is_never_returned_not_even_by_several_at_once(Door door)
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 10);
        (await shop.As(Roles.Sales).Via(door).Refused(new CreateSalesReturn.Command(order.Id, [Shop.Back(delivery, 11)], null, null, null, null))).Code.ShouldBe("OVER_RETURN");
        var (one, two) = (await shop.DraftReturn(order, Shop.Back(delivery, 6)), await shop.DraftReturn(order, Shop.Back(delivery, 6)));
        var replies = await Task.WhenAll(new[] { one, two }.Select(r => shop.As(Roles.Sales).Via(door).Send(new SubmitSalesReturn.Command(r.Id))));
        replies.Count(r => r.Refused is null).ShouldBe(1);
        replies.Single(r => r.Refused is not null).Refused!.Code.ShouldBe("OVER_RETURN");
    }

    [Fact]
    public async Task Returns_are_held_to_what_was_issued_of_each_batch()
    {
        var shop = await Shop.Open();
        var goods = await shop.Item(10m, stock: 6, batch: "B1", tax: 0);
        await shop.Stocked(goods, 6, batch: "B2");
        var order = await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(goods, 10)));
        var delivery = await shop.Released(order);
        await shop.Issued(delivery);
        var batches = await shop.Batches(new Goods(goods.Id, goods.Code, goods.WarehouseId));
        var sales = shop.As(Roles.Sales);
        (await sales.Refused(new CreateSalesReturn.Command(order.Id, [Shop.Back(delivery, 1)], null, null, null, null))).Code.ShouldBe("RETURN_BATCH_REQUIRED");
        (await sales.Refused(new CreateSalesReturn.Command(order.Id, [Shop.Back(delivery, 7) with { BatchId = batches["B1"] }], null, null, null, null))).Code.ShouldBe("OVER_RETURN");
        (await sales.Refused(new CreateSalesReturn.Command(order.Id, [Shop.Back(delivery, 1) with { BatchId = Guid.NewGuid() }], null, null, null, null))).Code.ShouldBe("BATCH_NOT_ISSUED");
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 6) with { BatchId = batches["B1"] });
        await shop.TakenIn(back);
        (await shop.Return(back.Id)).Goods.ShouldBe(ReturnGoods.Received);
    }

    [Theory, BothDoors]
    public async Task A_stock_out_whose_goods_are_being_returned_cannot_be_reversed(Door door)
    {
        var shop = await Shop.Open();
        var delivery = await shop.ReleasedDelivery(stock: 10, quantity: 4);
        var paper = await shop.Issued(delivery);
        await shop.SubmittedReturn(await shop.Order(delivery.OrderId), Shop.Back(delivery, 1));
        (await shop.As(Roles.Admin).Via(door).Refused(new ReverseStockOut.Command(paper))).Code.ShouldBe("STOCK_OUT_RETURNED");
    }

    [Theory, BothDoors]
    public async Task A_stock_out_cannot_be_reversed_when_what_is_left_is_worth_less_than_was_credited(Door door)
    {
        var shop = await Shop.Open();
        var (admin, goods) = (shop.As(Roles.Admin), await shop.Item(3.3333m, stock: 3, tax: 0));
        var order = await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(goods, 3)));
        var (first, second) = (await shop.Released(order, 1), await shop.Released(order, 2));
        var (returned, other) = (await shop.Issued(first), await shop.Issued(second));
        var before = await shop.SubmittedReturn(order, Shop.Back(second, 1));
        var back = await shop.AgreedReturn(order, Shop.Back(first, 1, stay: true));
        await admin.Run<SalesReturnView>(new RejectSalesReturn.Command(before.Id, "withdrawn"));
        (await admin.Run<SalesReturnView>(new CreditSalesReturn.Command(back.Id))).Credited!.Amount.ShouldBe(3.34m);
        (await admin.Via(door).Refused(new ReverseStockOut.Command(other))).Code.ShouldBe("OVER_CREDITED");
        (await admin.Via(door).Refused(new ReverseStockOut.Command(returned))).Code.ShouldBe("STOCK_OUT_RETURNED");
        (await shop.Order(order.Id)).Charged!.Amount.ShouldBe(6.66m);
    }

    [Fact]
    public async Task A_stock_in_of_a_return_is_reversed_until_its_goods_have_left_again()
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 5);
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 5, resolution: ReturnResolution.Redeliver));
        var paper = await shop.TakenIn(back);
        await shop.As(Roles.Admin).Run<ReverseStockIn.Result>(new ReverseStockIn.Command(paper, "miscounted"));
        (await shop.Return(back.Id)).Goods.ShouldBe(ReturnGoods.Awaiting);
        (await shop.Order(order.Id)).Lines[0].Counters.ShouldSatisfyAllConditions(c => c.Open.ShouldBe(0m), c => c.Returned.ShouldBe(0m));
        paper = await shop.TakenIn(back);
        await shop.Released(order, 5);
        (await shop.As(Roles.Admin).Refused(new ReverseStockIn.Command(paper, "miscounted"))).Code.ShouldBe("ORDER_REDELIVERED");
    }

    [Theory, BothDoors]
    public async Task The_same_goods_are_not_taken_in_twice(Door door)
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 5);
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 5));
        var papers = new List<StockInView>();
        for (var i = 0; i < 2; i++) papers.Add(await shop.As(Roles.Warehouse).Run<StockInView>(new CreateStockIn.Command(await shop.Depot(), null, null, "sales-return", back.Id)));
        var replies = await Task.WhenAll(papers.Select(p => shop.As(Roles.Warehouse).Via(door).Send(new ConfirmStockIn.Command(p.Id))));
        replies.Count(r => r.Refused is null).ShouldBe(1);
        replies.Single(r => r.Refused is not null).Refused!.Code.ShouldBe("OVER_RECEIPT");
        (await shop.Order(order.Id)).Lines[0].Counters.Returned.ShouldBe(5m);
    }

    [Theory, BothDoors]
    public async Task A_draft_changes_and_comes_to_nothing_while_nothing_has_moved(Door door)
    {
        var shop = await Shop.Open();
        var sales = shop.As(Roles.Sales).Via(door);
        var (order, delivery) = await shop.Sold(quantity: 5);
        var draft = await shop.DraftReturn(order, Shop.Back(delivery, 5));
        var changed = await sales.Run<SalesReturnView>(new UpdateSalesReturn.Command(draft.Id, draft.Version, Lines: new([Shop.Back(delivery, 2)]), Reason: new("scratched")));
        changed.ShouldSatisfyAllConditions(r => r.Lines.ShouldHaveSingleItem().Quantity.ShouldBe(2m), r => r.Reason.ShouldBe("scratched"), r => r.Agreed!.Amount.ShouldBe(20m));
        (await sales.Refused(new UpdateSalesReturn.Command(draft.Id, draft.Version, Reason: new("x")))).Code.ShouldBe("STALE_VERSION");
        (await sales.Run<SalesReturnView>(new CancelSalesReturn.Command(draft.Id, null))).Status.ShouldBe(SalesReturnStatus.Cancelled);
        var begun = await shop.AgreedReturn(order, Shop.Back(delivery, 5));
        await shop.TakenIn(begun, 1);
        (await sales.Refused(new CancelSalesReturn.Command(begun.Id, null))).Code.ShouldBe("RETURN_BEGUN");
        (await shop.As(Roles.Finance).Via(door).Refused(new CloseSalesReturn.Command(begun.Id, null))).Code.ShouldBe("RETURN_UNFINISHED");
    }

    [Theory, BothDoors]
    public async Task A_rejected_return_frees_its_goods_for_another(Door door)
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 5);
        var back = await shop.SubmittedReturn(order, Shop.Back(delivery, 5));
        (await shop.As(Roles.Finance).Via(door).Run<SalesReturnView>(new RejectSalesReturn.Command(back.Id, "too late"))).Remark.ShouldBe("too late");
        (await shop.SubmittedReturn(order, Shop.Back(delivery, 5))).Status.ShouldBe(SalesReturnStatus.Submitted);
        var rejected = await shop.As(Roles.Sales).Via(door).Run<Page<ListSalesReturns.Row>>(new ListSalesReturns.Query { Filter = $"orderId = \"{order.Id}\" AND status = \"rejected\"" });
        rejected.Items.ShouldHaveSingleItem().Id.ShouldBe(back.Id);
    }

    [Theory, BothDoors]
    public async Task Goods_are_delivered_again_only_for_goods_that_come_back(Door door)
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 5);
        var line = Shop.Back(delivery, 5, resolution: ReturnResolution.Redeliver, stay: true);
        (await shop.As(Roles.Sales).Via(door).Refused(new CreateSalesReturn.Command(order.Id, [line], null, null, null, null))).Code.ShouldBe("REDELIVER_WITHOUT_GOODS");
        (await shop.As(Roles.Sales).Via(door).Refused(new CreateSalesReturn.Command(order.Id, [Shop.Back(delivery, 1), Shop.Back(delivery, 1)], null, null, null, null))).Code.ShouldBe("RETURN_LINE_REPEATED");
        (await shop.As(Roles.Manager).Via(door).Refused(new AllowCrossShipment.Command((await shop.AgreedReturn(order, Shop.Back(delivery, 1))).Id))).Code.ShouldBe("NOTHING_TO_REDELIVER");
    }

    [Fact]
    public async Task The_warehouse_takes_goods_in_without_seeing_a_price()
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 5);
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 5));
        (await shop.As(Roles.Warehouse).Refused(new GetSalesReturn.Query(back.Id))).Code.ShouldBe("FORBIDDEN");
        var paper = await shop.As(Roles.Warehouse).Run<StockInView>(new CreateStockIn.Command(await shop.Depot(), null, null, "sales-return", back.Id));
        paper.Lines.ShouldHaveSingleItem().ShouldSatisfyAllConditions(l => l.UnitCost.ShouldBeNull(), l => l.Value.ShouldBeNull(), l => l.Quantity.ShouldBe(5m));
    }

    private static async Task<decimal> Balance(Shop shop, GetOrder.Result order) =>
        (await shop.As(Roles.Finance).Run<GetCustomerBalance.Result>(new GetCustomerBalance.Query(order.CustomerId))).Balance!.Amount;
}
