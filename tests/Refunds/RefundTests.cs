using Waybill.Features.CustomerBalances;
using Waybill.Features.Receipts;
using Waybill.Features.Refunds;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Refunds;

/// <summary>From the wish to the money that left.</summary>
public sealed class RefundTests
{
    [Theory, BothDoors]
    public async Task A_submitted_refund_holds_its_amount_and_a_confirmed_one_spends_it(Door door)
    {
        var shop = await Shop.Open();
        var (finance, customer) = (shop.As(Roles.Finance).Via(door), await shop.CustomerWithBalance(100));
        var refund = await Draft(shop, door, customer, 60);
        (await shop.Credit(customer)).ShouldBe((100m, 100m));
        (await Submit(shop, door, refund)).Number!.ShouldMatch("^RF-[0-9]{6}-[0-9]{6}$");
        (await shop.Credit(customer)).ShouldBe((100m, 40m));
        var paid = await finance.Run<RefundView>(new ConfirmRefund.Command(refund, new(2026, 11, 21), "招商 7", null));
        (paid.Status, paid.PaidDate, paid.Reference).ShouldBe((RefundStatus.Confirmed, new DateOnly(2026, 11, 21), "招商 7"));
        (await shop.Credit(customer)).ShouldBe((40m, 40m));
        (await shop.BalanceEntries(customer))[^1].ShouldSatisfyAllConditions(e => e.Reason.ShouldBe(BalanceReason.Refund), e => e.Source.ShouldBe(new DocumentRef("refund", refund)));
        (await finance.Refused(new ConfirmRefund.Command(refund, null, null, null))).Code.ShouldBe("REFUND_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task More_than_is_available_cannot_be_submitted(Door door)
    {
        var shop = await Shop.Open();
        var (sales, customer) = (shop.As(Roles.Sales).Via(door), await shop.CustomerWithBalance(100));
        var refunds = new[] { await Draft(shop, door, customer, 60), await Draft(shop, door, customer, 60) };
        var replies = await Task.WhenAll(refunds.Select(r => sales.Send(new SubmitRefund.Command(r))));
        replies.Select(r => r.Refused?.Code).Order().ShouldBe([null, "BALANCE_SHORT"]);
        (await shop.Credit(customer)).ShouldBe((100m, 40m));
        (await sales.Refused(new CreateRefund.Command(customer, new(1, "EUR"), PaymentMethod.Bank, null, null))).Code.ShouldBe("CURRENCY_MISMATCH");
    }

    [Theory, BothDoors]
    public async Task Rejected_or_cancelled_its_amount_is_available_again(Door door)
    {
        var shop = await Shop.Open();
        var (sales, finance, customer) = (shop.As(Roles.Sales).Via(door), shop.As(Roles.Finance).Via(door), await shop.CustomerWithBalance(100));
        var refund = await Draft(shop, door, customer, 60);
        var number = (await Submit(shop, door, refund)).Number;
        (await finance.Run<RefundView>(new RejectRefund.Command(refund, "account closed"))).Reason.ShouldBe("account closed");
        (await shop.Credit(customer)).ShouldBe((100m, 100m));
        (await sales.Run<RefundView>(new ReopenRefund.Command(refund))).Status.ShouldBe(RefundStatus.Draft);
        (await sales.Run<RefundView>(new UpdateRefund.Command(refund, 4, Amount: Shop.Yuan(70), Account: "6214 …"))).ShouldSatisfyAllConditions(r => r.Amount.ShouldBe(Shop.Yuan(70)), r => r.Account.ShouldBe("6214 …"));
        (await Submit(shop, door, refund)).Number.ShouldBe(number);
        (await shop.Credit(customer)).ShouldBe((100m, 30m));
        (await sales.Run<RefundView>(new CancelRefund.Command(refund, "wants goods"))).Status.ShouldBe(RefundStatus.Cancelled);
        (await shop.Credit(customer)).ShouldBe((100m, 100m));
    }

    [Theory, BothDoors]
    public async Task A_reversed_refund_is_balance_again(Door door)
    {
        var shop = await Shop.Open();
        var (finance, customer) = (shop.As(Roles.Finance).Via(door), await shop.CustomerWithBalance(100));
        var refund = await Draft(shop, door, customer, 60);
        (await finance.Refused(new ReverseRefund.Command(refund, "not paid"))).Code.ShouldBe("REFUND_WRONG_STATE");
        await Submit(shop, door, refund);
        (await finance.Run<RefundView>(new ConfirmRefund.Command(refund, null, null, null))).PaidDate.ShouldNotBeNull();
        (await finance.Run<RefundView>(new ReverseRefund.Command(refund, "account unknown"))).Status.ShouldBe(RefundStatus.Reversed);
        (await shop.Credit(customer)).ShouldBe((100m, 100m));
        (await finance.Refused(new ReverseRefund.Command(refund, "twice"))).Code.ShouldBe("REFUND_WRONG_STATE");
        (await finance.Run<Page<ListRefunds.Row>>(new ListRefunds.Query { Filter = $"customerId = \"{customer}\" AND amount.amount > 59" })).Items.Single().Id.ShouldBe(refund);
        (await finance.Run<RefundView>(new GetRefund.Query(refund))).Reason.ShouldBe("account unknown");
    }

    [Theory, BothDoors]
    public async Task Sales_may_not_pay_out(Door door)
    {
        var shop = await Shop.Open();
        foreach (var request in new object[] { new ConfirmRefund.Command(Guid.NewGuid(), null, null, null), new RejectRefund.Command(Guid.NewGuid(), "no"), new ReverseRefund.Command(Guid.NewGuid(), "no") })
            (await shop.Refused(door, Roles.Sales, request)).Code.ShouldBe("FORBIDDEN");
    }

    private static async Task<Guid> Draft(Shop shop, Door door, Guid customer, decimal amount) =>
        (await shop.As(Roles.Sales).Via(door).Run<CreateRefund.Result>(new CreateRefund.Command(customer, Shop.Yuan(amount), PaymentMethod.Bank, "6225 …", null))).Id;

    private static Task<RefundView> Submit(Shop shop, Door door, Guid refund) => shop.As(Roles.Sales).Via(door).Run<RefundView>(new SubmitRefund.Command(refund));
}
