using Waybill.Features.Orders;
using Waybill.Features.Receipts;
using Waybill.Features.Receivables;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Receipts;

/// <summary>What finance does with receipts.</summary>
public sealed class ConfirmReceiptTests
{
    [Theory, BothDoors]
    public async Task Only_a_confirmed_receipt_counts(Door door)
    {
        var shop = await Shop.Open();
        var (finance, order) = (shop.As(Roles.Finance).Via(door), await shop.ChargedOrder());
        var receipt = await shop.SubmittedReceipt((order, 45.20m));
        (await shop.Owed(order.CustomerId)).ShouldBe(45.20m);
        var confirmed = await finance.Run<ConfirmReceipt.Result>(new ConfirmReceipt.Command(receipt));
        (confirmed.Status, confirmed.Allocations[0].Confirmed, confirmed.Allocations[0].Open).ShouldBe((ReceiptStatus.Confirmed, Shop.Yuan(45.20m), Shop.Yuan(0)));
        (await shop.Owed(order.CustomerId)).ShouldBe(0m);
        ((await shop.Order(order.Id)).Payment, (await shop.Order(order.Id)).Received).ShouldBe((Progress.Fully, Shop.Yuan(45.20m)));
        (await finance.Refused(new ConfirmReceipt.Command(receipt))).Code.ShouldBe("RECEIPT_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task No_order_is_paid_beyond_what_it_will_come_to(Door door)
    {
        var shop = await Shop.Open();
        var (finance, customer) = (shop.As(Roles.Finance).Via(door), await shop.Customer());
        var (charged, notYet) = (await shop.ChargedOrder(customerId: customer), await shop.ApprovedOrder(customerId: customer));
        (await finance.Refused(new ConfirmReceipt.Command(await shop.SubmittedReceipt((charged, 45.21m))))).Code.ShouldBe("OVER_ALLOCATED");
        (await finance.Refused(new ConfirmReceipt.Command(await shop.SubmittedReceipt((charged, 45m), (notYet, 11.31m))))).Code.ShouldBe("OVER_ALLOCATED");
        (await shop.Owed(customer)).ShouldBe(45.20m);
        (await shop.Credit(customer)).ShouldBe((0m, 0m));
        (await shop.Order(charged.Id)).Payment.ShouldBe(Progress.None);
    }

    [Theory, BothDoors]
    public async Task Of_two_at_once_for_the_same_debt_only_one_is_confirmed(Door door)
    {
        var shop = await Shop.Open();
        var (finance, customer) = (shop.As(Roles.Finance).Via(door), await shop.Customer());
        var (a, b) = (await shop.ChargedOrder(customerId: customer), await shop.ChargedOrder(customerId: customer));
        var receipts = new[] { await shop.SubmittedReceipt((a, 40m), (b, 30m)), await shop.SubmittedReceipt((b, 30m), (a, 40m)) };
        var replies = await Task.WhenAll(receipts.Select(r => finance.Send(new ConfirmReceipt.Command(r))));
        replies.Select(r => r.Refused?.Code).Order().ShouldBe([null, "OVER_ALLOCATED"]);
        (await shop.Owed(customer)).ShouldBe(20.40m);
    }

    [Theory, BothDoors]
    public async Task A_reversed_receipt_is_owed_again(Door door)
    {
        var shop = await Shop.Open();
        var (finance, order) = (shop.As(Roles.Finance).Via(door), await shop.ChargedOrder());
        var receipt = await shop.ConfirmedReceipt((order, 40m));
        (await shop.Order(order.Id)).Payment.ShouldBe(Progress.Partly);
        (await finance.Run<ReverseReceipt.Result>(new ReverseReceipt.Command(receipt, "bounced"))).Allocations[0].Open.ShouldBe(Shop.Yuan(45.20m));
        (await shop.Owed(order.CustomerId)).ShouldBe(45.20m);
        var row = (await finance.Run<Page<ListReceivables.Row>>(new ListReceivables.Query { Filter = $"orderId = \"{order.Id}\" AND open.amount > 45" })).Items.Single();
        (row.Charged, row.Settled, row.Open, row.OrderNumber).ShouldBe((Shop.Yuan(45.20m), Shop.Yuan(0), Shop.Yuan(45.20m), order.Number!));
        (await finance.Refused(new ReverseReceipt.Command(receipt, "twice"))).Code.ShouldBe("RECEIPT_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task A_rejected_receipt_says_why_and_never_counts(Door door)
    {
        var shop = await Shop.Open();
        var (finance, order) = (shop.As(Roles.Finance).Via(door), await shop.ChargedOrder());
        var receipt = await shop.SubmittedReceipt((order, 45.20m));
        (await finance.Run<RejectReceipt.Result>(new RejectReceipt.Command(receipt, "not on the account"))).Status.ShouldBe(ReceiptStatus.Rejected);
        var read = await finance.Run<GetReceipt.Result>(new GetReceipt.Query(receipt));
        (read.Reason, read.Amount, read.Method, read.Allocations[0].Awaiting).ShouldBe(("not on the account", Shop.Yuan(45.20m), PaymentMethod.Bank, Shop.Yuan(0)));
        (await finance.Refused(new ConfirmReceipt.Command(receipt))).Code.ShouldBe("RECEIPT_WRONG_STATE");
        (await shop.Refused(door, Roles.Sales, new SubmitReceipt.Command(receipt))).Code.ShouldBe("RECEIPT_WRONG_STATE");
        (await shop.Refused(door, Roles.Finance, new RejectReceipt.Command(receipt, "again"))).Code.ShouldBe("RECEIPT_WRONG_STATE");
        (await finance.Run<Page<ListReceipts.Row>>(new ListReceipts.Query { Filter = $"customerId = \"{order.CustomerId}\" AND status = \"rejected\"" })).Items.Single().Id.ShouldBe(receipt);
    }

    [Theory, BothDoors]
    public async Task Sales_may_not_confirm(Door door) =>
        (await (await Shop.Open()).Refused(door, Roles.Sales, new ConfirmReceipt.Command(Guid.NewGuid()))).Code.ShouldBe("FORBIDDEN");

    [Theory, BothDoors]
    public async Task Confirmed_and_reversed_at_once_it_counts_once_or_not_at_all(Door door)
    {
        var shop = await Shop.Open();
        var (finance, order) = (shop.As(Roles.Finance).Via(door), await shop.ChargedOrder());
        var receipt = await shop.SubmittedReceipt((order, 40m));
        var replies = await Task.WhenAll(finance.Send(new ConfirmReceipt.Command(receipt)), finance.Send(new ReverseReceipt.Command(receipt, "at once")), finance.Send(new ConfirmReceipt.Command(receipt)));
        replies.Count(r => r.Result is ConfirmReceipt.Result).ShouldBe(1);
        (await shop.Owed(order.CustomerId)).ShouldBe(replies[1].Refused is null ? 45.20m : 5.20m);
        (await shop.Order(order.Id)).Received.ShouldBe(Shop.Yuan(replies[1].Refused is null ? 0 : 40m));
    }
}
