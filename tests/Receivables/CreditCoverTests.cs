using Waybill.Features.Orders;
using Waybill.Features.Receipts;
using Waybill.Features.Receivables;
using Waybill.Features.Refunds;
using Waybill.Features.StockOuts;
using Waybill.Tests.Support;

namespace Waybill.Tests.Receivables;

/// <summary>Who has money with us may owe as much more: whoever pays in advance needs no credit.</summary>
public sealed class CreditCoverTests
{
    [Theory, BothDoors]
    public async Task Goods_that_were_paid_in_advance_leave_without_any_credit(Door door)
    {
        var shop = await Shop.Open();
        var customer = await shop.Customer(credit: 0);
        var (order, other) = (await shop.ApprovedOrder(stock: 4, quantity: 4, customerId: customer), await shop.ApprovedOrder(stock: 4, quantity: 4, customerId: customer));
        await shop.ConfirmedReceipt((order, 45.20m));
        var (paper, another) = (await shop.Picked(await shop.Released(order)), await shop.Picked(await shop.Released(other)));
        var (warehouse, finance) = (shop.As(Roles.Warehouse).Via(door), shop.As(Roles.Finance).Via(door));

        (await warehouse.Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(paper.Id))).Status.ShouldBe(StockOutStatus.Confirmed);
        (await warehouse.Refused(new ConfirmStockOut.Command(another.Id))).Code.ShouldBe("CREDIT_EXCEEDED");
        var account = await finance.Run<GetCustomerAccount.Result>(new GetCustomerAccount.Query(customer));
        (account.CreditLimit, account.Open, account.Balance, account.Available).ShouldBe((Shop.Yuan(0), Shop.Yuan(45.20m), Shop.Yuan(45.20m), Shop.Yuan(0)));

        await shop.Applied(order, 45.20m);
        (await warehouse.Refused(new ConfirmStockOut.Command(another.Id))).Code.ShouldBe("CREDIT_EXCEEDED");
        (await shop.Owed(customer)).ShouldBe(0);
    }

    [Theory, BothDoors]
    public async Task What_is_about_to_be_refunded_covers_nothing(Door door)
    {
        var shop = await Shop.Open();
        var customer = await shop.CustomerWithBalance(50, credit: 0);
        var paper = await shop.Picked(await shop.ReleasedDelivery(stock: 4, quantity: 4, customerId: customer));
        var (sales, warehouse) = (shop.As(Roles.Sales).Via(door), shop.As(Roles.Warehouse).Via(door));
        var refund = (await sales.Run<CreateRefund.Result>(new CreateRefund.Command(customer, Shop.Yuan(10), PaymentMethod.Bank, null, null))).Id;
        await sales.Run<RefundView>(new SubmitRefund.Command(refund));

        (await warehouse.Refused(new ConfirmStockOut.Command(paper.Id))).Code.ShouldBe("CREDIT_EXCEEDED");
        await sales.Run<RefundView>(new CancelRefund.Command(refund, "goods instead"));
        (await warehouse.Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(paper.Id))).Status.ShouldBe(StockOutStatus.Confirmed);
    }

    [Theory, BothDoors]
    public async Task An_approval_shows_what_covers_it(Door door)
    {
        var shop = await Shop.Open();
        var customer = await shop.CustomerWithBalance(20, credit: 10);
        var (covered, beyond) = (await Approve(30m), await Approve(30.01m));
        (covered.Limit, covered.Balance, covered.After, covered.Exceeded).ShouldBe((Shop.Yuan(10), Shop.Yuan(20), Shop.Yuan(30), false));
        (beyond.After, beyond.Exceeded).ShouldBe((Shop.Yuan(30.01m), true));

        async Task<CreditView> Approve(decimal total)
        {
            var order = await shop.DraftOrder(Shop.OrderCommand(customer, Shop.LineOf(await shop.Item(total, stock: 1, tax: 0), 1)));
            await shop.As(Roles.Sales).Run<SubmitOrder.Result>(new SubmitOrder.Command(order.Id));
            return (await shop.As(Roles.Manager).Via(door).Run<ApproveOrder.Result>(new ApproveOrder.Command(order.Id, null))).Credit;
        }
    }

    [Fact]
    public async Task Money_that_is_just_being_applied_is_not_counted_twice()
    {
        var shop = await Shop.Open();
        for (var round = 0; round < 8; round++)
        {
            var customer = await shop.CustomerWithBalance(45.20m, credit: 0);
            var (order, other) = (await shop.ApprovedOrder(stock: 4, quantity: 4, customerId: customer), await shop.ApprovedOrder(stock: 4, quantity: 4, customerId: customer));
            await shop.Issued(await shop.Released(order));
            var paper = await shop.Picked(await shop.Released(other));

            var refused = shop.As(Roles.Warehouse).Send(new ConfirmStockOut.Command(paper.Id));
            await Task.WhenAll(refused, shop.Applied(order, 45.20m));
            (await refused).Refused?.Code.ShouldBe("CREDIT_EXCEEDED");
            (await refused).Refused.ShouldNotBeNull();
        }
    }
}
