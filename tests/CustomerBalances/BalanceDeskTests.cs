using Waybill.Features.CustomerBalances;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.CustomerBalances;

/// <summary>The desk as returns, receipts and refunds use it.</summary>
public sealed class BalanceDeskTests
{
    private static DocumentRef Paper => new("test", Guid.NewGuid());

    [Fact]
    public async Task Ten_returned_at_8_00_and_kept_as_balance_are_80_00()
    {
        var shop = await Shop.Open();
        var (customer, source) = (await shop.Customer(), Paper);
        await shop.AtBalances(desk => desk.Credit(customer, "CNY", BalanceReason.ReturnCredit, source, 10 * 8.00m, default));
        (await shop.Credit(customer)).ShouldBe((80m, 80m));
        (await shop.BalanceEntries(customer)).Single().ShouldSatisfyAllConditions(e => e.Source.ShouldBe(source), e => e.Reason.ShouldBe(BalanceReason.ReturnCredit));
    }

    [Fact]
    public async Task What_is_held_can_be_used_for_nothing_else()
    {
        var shop = await Shop.Open();
        var (customer, holder) = (await shop.CustomerWithBalance(100), Paper);
        await shop.AtBalances(desk => desk.Hold(customer, holder, 60, default));
        (await shop.Credit(customer)).ShouldBe((100m, 40m));
        (await shop.Balance(customer)).Holds.Single().ShouldBe(new(holder, Shop.Yuan(60)));
        (await ShortOf(shop, desk => desk.Apply(customer, "CNY", Paper, 40.01m, default))).ShouldBe("BALANCE_SHORT");
        (await ShortOf(shop, desk => desk.Hold(customer, Paper, 40.01m, default))).ShouldBe("BALANCE_SHORT");
        (await shop.AtBalances(desk => desk.Unhold(holder, default, most: 25))).ShouldBe(25m);
        (await shop.AtBalances(desk => desk.Unhold(holder, default))).ShouldBe(35m);
        (await shop.AtBalances(desk => desk.Unhold(holder, default))).ShouldBe(0m);
        (await shop.Credit(customer)).ShouldBe((100m, 100m));
    }

    [Fact]
    public async Task What_is_spent_of_a_hold_leaves_an_entry_and_the_rest_stays()
    {
        var shop = await Shop.Open();
        var (customer, holder) = (await shop.CustomerWithBalance(100), Paper);
        await shop.AtBalances(desk => desk.Hold(customer, holder, 60, default));
        await shop.AtBalances(desk => desk.Spend(holder, "CNY", BalanceReason.Refund, default));
        await shop.AtBalances(desk => desk.Spend(holder, "CNY", BalanceReason.Refund, default));
        (await shop.Credit(customer)).ShouldBe((40m, 40m));
        (await shop.BalanceEntries(customer))[^1].ShouldSatisfyAllConditions(e => e.Amount.ShouldBe(Shop.Yuan(-60)), e => e.Balance.ShouldBe(Shop.Yuan(40)));
    }

    [Fact]
    public async Task Two_who_take_the_same_money_at_once_do_not_both_get_it()
    {
        var shop = await Shop.Open();
        var customer = await shop.CustomerWithBalance(10);
        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => ShortOf(shop, desk => i % 2 == 0 ? desk.Apply(customer, "CNY", Paper, 6, default) : desk.Hold(customer, Paper, 6, default))));
        taken.Count(t => t is null).ShouldBe(1);
        (await shop.Credit(customer)).Available.ShouldBe(4m);
    }

    private static async Task<string?> ShortOf(Shop shop, Func<BalanceDesk, Task> work) =>
        await Record.ExceptionAsync(() => shop.AtBalances(work)) is { } fault ? fault.ShouldBeOfType<Refusal>().Reason.Code : null;
}
