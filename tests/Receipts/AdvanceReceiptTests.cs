using Waybill.Features.CustomerBalances;
using Waybill.Features.Orders;
using Waybill.Features.Receipts;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Receipts;

/// <summary>Money that comes before anything is owed for it.</summary>
public sealed class AdvanceReceiptTests
{
    [Theory, BothDoors]
    public async Task A_confirmed_advance_is_the_customers_balance(Door door)
    {
        var shop = await Shop.Open();
        var (sales, finance, customer) = (shop.As(Roles.Sales).Via(door), shop.As(Roles.Finance).Via(door), await shop.Customer());
        var made = await sales.Run<CreateReceipt.Result>(Shop.AdvanceCommand(customer, 100));
        await sales.Run<SubmitReceipt.Result>(new SubmitReceipt.Command(made.Id));
        (await shop.Credit(customer)).ShouldBe((0m, 0m));
        (await finance.Run<ConfirmReceipt.Result>(new ConfirmReceipt.Command(made.Id))).Kept.ShouldBe(Shop.Yuan(100));
        (await shop.Credit(customer)).ShouldBe((100m, 100m));
        (await shop.BalanceEntries(customer)).Single().ShouldSatisfyAllConditions(e => e.Reason.ShouldBe(BalanceReason.Advance), e => e.Source.ShouldBe(new DocumentRef("receipt", made.Id)));
        var read = await finance.Run<GetReceipt.Result>(new GetReceipt.Query(made.Id));
        (read.Kind, read.Kept, read.Allocations.Count).ShouldBe((ReceiptKind.Advance, Shop.Yuan(100), 0));
    }

    [Theory, BothDoors]
    public async Task What_a_receivable_receipt_is_for_no_order_is_kept(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.ChargedOrder();
        var made = await shop.As(Roles.Sales).Via(door).Run<CreateReceipt.Result>(Shop.ReceiptCommand((order, 45.20m)) with { Amount = Shop.Yuan(50) });
        await shop.As(Roles.Sales).Via(door).Run<SubmitReceipt.Result>(new SubmitReceipt.Command(made.Id));
        (await shop.As(Roles.Finance).Via(door).Run<ConfirmReceipt.Result>(new ConfirmReceipt.Command(made.Id))).Kept.ShouldBe(Shop.Yuan(4.80m));
        (await shop.Owed(order.CustomerId), await shop.Credit(order.CustomerId)).ShouldBe((0m, (4.80m, 4.80m)));
        await shop.Confirmed(Shop.AdvanceCommand(order.CustomerId, 1) with { Kind = ReceiptKind.Receivable });
        (await shop.Credit(order.CustomerId)).ShouldBe((5.80m, 5.80m));
    }

    [Theory, BothDoors]
    public async Task What_is_paid_before_the_goods_leave_is_held_for_its_order(Door door)
    {
        var shop = await Shop.Open();
        var (finance, order) = (shop.As(Roles.Finance).Via(door), await shop.OrderOf(100));
        var confirmed = await finance.Run<ConfirmReceipt.Result>(new ConfirmReceipt.Command(await shop.SubmittedReceipt((order, 30m))));
        var stands = confirmed.Allocations.Single();
        (stands.Confirmed, stands.Open, stands.Held, stands.Room).ShouldBe((Shop.Yuan(0), Shop.Yuan(0), Shop.Yuan(30), Shop.Yuan(70)));
        (await shop.Credit(order.CustomerId)).ShouldBe((30m, 0m));
        (await finance.Refused(new ConfirmReceipt.Command(await shop.SubmittedReceipt((order, 70.01m))))).Code.ShouldBe("OVER_ALLOCATED");
        await shop.Issued(await shop.Released(order));
        (await shop.Applied(order, 30)).Balance.Balance.ShouldBe(Shop.Yuan(0));
        await shop.ConfirmedReceipt((order, 70m));
        (await shop.Owed(order.CustomerId), (await shop.Order(order.Id)).Payment).ShouldBe((0m, Progress.Fully));
    }

    [Theory, BothDoors]
    public async Task Two_receipts_do_not_pay_an_order_twice_before_its_goods_leave(Door door)
    {
        var shop = await Shop.Open();
        var (finance, order) = (shop.As(Roles.Finance).Via(door), await shop.OrderOf(100));
        var receipts = new[] { await shop.SubmittedReceipt((order, 60m)), await shop.SubmittedReceipt((order, 60m)) };
        var replies = await Task.WhenAll(receipts.Select(r => finance.Send(new ConfirmReceipt.Command(r))));
        replies.Select(r => r.Refused?.Code).Order().ShouldBe([null, "OVER_ALLOCATED"]);
        (await shop.Credit(order.CustomerId)).ShouldBe((60m, 0m));
    }

    [Theory, BothDoors]
    public async Task Two_advances_of_half_of_12870_59_end_at_exactly_0_00(Door door)
    {
        var shop = await Shop.Open();
        var (finance, order) = (shop.As(Roles.Finance).Via(door), await shop.OrderOf(12870.59m));
        await shop.Advance(order.CustomerId, 6435.30m);
        await shop.Advance(order.CustomerId, 6435.29m);
        await shop.Issued(await shop.Released(order));
        await finance.Run<Waybill.Features.BalanceApplications.BalanceApplicationView>(Shop.ApplyCommand(order, 6435.30m));
        (await shop.Owed(order.CustomerId)).ShouldBe(6435.29m);
        await finance.Run<Waybill.Features.BalanceApplications.BalanceApplicationView>(Shop.ApplyCommand(order, 6435.29m));
        (await shop.Owed(order.CustomerId), await shop.Credit(order.CustomerId)).ShouldBe((0.00m, (0.00m, 0.00m)));
        ((await shop.Order(order.Id)).Payment, (await shop.Order(order.Id)).Received).ShouldBe((Progress.Fully, Shop.Yuan(12870.59m)));
    }

    [Theory, BothDoors]
    public async Task A_reversed_advance_takes_back_only_what_was_not_used(Door door)
    {
        var shop = await Shop.Open();
        var (finance, order) = (shop.As(Roles.Finance).Via(door), await shop.Owing(100));
        var receipt = await shop.Advance(order.CustomerId, 80);
        var applied = await shop.Applied(order, 10);
        (await finance.Refused(new ReverseReceipt.Command(receipt, "bounced"))).Code.ShouldBe("BALANCE_SHORT");
        await finance.Run<Waybill.Features.BalanceApplications.BalanceApplicationView>(new Waybill.Features.BalanceApplications.ReverseBalanceApplication.Command(applied.Id, "first this"));
        (await finance.Run<ReverseReceipt.Result>(new ReverseReceipt.Command(receipt, "bounced"))).Status.ShouldBe(ReceiptStatus.Reversed);
        (await shop.Credit(order.CustomerId)).ShouldBe((0m, 0m));
        (await shop.BalanceEntries(order.CustomerId)).Select(e => e.Amount!.Amount).ShouldBe([80m, -10m, 10m, -80m]);
    }

    [Theory, BothDoors]
    public async Task A_reversed_receipt_frees_what_was_held_for_its_order(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.OrderOf(100);
        var (first, second) = (await shop.ConfirmedReceipt((order, 30m)), await shop.ConfirmedReceipt((order, 50m)));
        await shop.As(Roles.Finance).Via(door).Run<ReverseReceipt.Result>(new ReverseReceipt.Command(first, "bounced"));
        (await shop.Credit(order.CustomerId), (await shop.Balance(order.CustomerId)).Holds.Single().Amount).ShouldBe(((50m, 0m), Shop.Yuan(50)));
        await shop.As(Roles.Finance).Via(door).Run<ReverseReceipt.Result>(new ReverseReceipt.Command(second, "bounced too"));
        (await shop.Credit(order.CustomerId)).ShouldBe((0m, 0m));
    }

    [Theory, BothDoors]
    public async Task What_was_held_for_an_order_is_free_when_it_is_cancelled_or_closed(Door door)
    {
        var shop = await Shop.Open();
        var (manager, cancelled, closed) = (shop.As(Roles.Manager).Via(door), await shop.OrderOf(100), await shop.ApprovedOrder(stock: 4, quantity: 4, price: 10));
        await shop.ConfirmedReceipt((cancelled, 30m));
        await manager.Run<CancelOrder.Result>(new CancelOrder.Command(cancelled.Id, null));
        (await shop.Credit(cancelled.CustomerId)).ShouldBe((30m, 30m));
        await shop.ConfirmedReceipt((closed, 40m));
        var delivery = await shop.Released(closed, 1);
        await shop.Issued(delivery);
        await manager.Run<CloseOrder.Result>(new CloseOrder.Command(closed.Id, null));
        (await shop.Credit(closed.CustomerId)).ShouldBe((40m, 28.70m));
    }
}
