using Waybill.Features.CustomerBalances;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.CustomerBalances;

/// <summary>What finance reads and sets right.</summary>
public sealed class CorrectBalanceTests
{
    [Theory, BothDoors]
    public async Task A_customer_nobody_paid_for_has_a_balance_of_zero(Door door)
    {
        var shop = await Shop.Open();
        var read = await shop.As(Roles.Sales).Via(door).Run<GetCustomerBalance.Result>(new GetCustomerBalance.Query(await shop.Customer()));
        (read.Balance, read.Held, read.Available, read.Open, read.Currency, read.Holds.Count).ShouldBe((Shop.Yuan(0), Shop.Yuan(0), Shop.Yuan(0), Shop.Yuan(0), "CNY", 0));
        (await shop.Refused(door, Roles.Sales, new GetCustomerBalance.Query(Guid.NewGuid()))).Status.ShouldBe(404);
    }

    [Theory, BothDoors]
    public async Task A_correction_leaves_an_entry_with_its_reason(Door door)
    {
        var shop = await Shop.Open();
        var (finance, customer) = (shop.As(Roles.Finance).Via(door), await shop.Customer());
        await finance.Run<BalanceView>(new CorrectBalance.Command(customer, Shop.Yuan(100.10m), "taken over"));
        var after = await finance.Run<BalanceView>(new CorrectBalance.Command(customer, Shop.Yuan(-0.10m), "typing error"));
        (after.Balance, after.Available).ShouldBe((Shop.Yuan(100), Shop.Yuan(100)));
        var entries = (await finance.Run<Page<ListBalanceEntries.Row>>(new ListBalanceEntries.Query { Filter = $"customerId = \"{customer}\" AND reason = \"correction\"" })).Items;
        entries.Select(e => (e.Amount, e.Balance, e.Remark)).ShouldBe([(Shop.Yuan(-0.10m), Shop.Yuan(100), "typing error"), (Shop.Yuan(100.10m), Shop.Yuan(100.10m), "taken over")]);
        entries[0].Source.ShouldBe(new DocumentRef("customer", customer));
    }

    [Theory, BothDoors]
    public async Task A_balance_is_never_negative(Door door)
    {
        var shop = await Shop.Open();
        var (finance, customer) = (shop.As(Roles.Finance).Via(door), await shop.CustomerWithBalance(10));
        (await finance.Refused(new CorrectBalance.Command(customer, Shop.Yuan(-10.01m), "too much"))).ShouldSatisfyAllConditions(r => r.Code.ShouldBe("BALANCE_SHORT"), r => r.Status.ShouldBe(409));
        (await finance.Refused(new CorrectBalance.Command(await shop.Customer(), Shop.Yuan(-0.01m), "nothing there"))).Code.ShouldBe("BALANCE_SHORT");
        (await finance.Refused(new CorrectBalance.Command(customer, Shop.Yuan(0), "nothing"))).Errors[0].Code.ShouldBe("OUT_OF_RANGE");
        (await finance.Refused(new CorrectBalance.Command(customer, new(1, "EUR"), "other money"))).Code.ShouldBe("CURRENCY_MISMATCH");
        (await shop.Refused(door, Roles.Sales, new CorrectBalance.Command(customer, Shop.Yuan(1), "gift"))).Code.ShouldBe("FORBIDDEN");
        (await shop.Credit(customer)).ShouldBe((10m, 10m));
    }

    [Theory, BothDoors]
    public async Task Ten_corrections_at_once_all_count(Door door)
    {
        var shop = await Shop.Open();
        var (finance, customer) = (shop.As(Roles.Finance).Via(door), await shop.Customer());
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => finance.Run<BalanceView>(new CorrectBalance.Command(customer, Shop.Yuan(0.01m + i), "parts"))));
        (await shop.Credit(customer)).ShouldBe((45.10m, 45.10m));
        (await shop.BalanceEntries(customer)).Sum(e => e.Amount!.Amount).ShouldBe(45.10m);
    }
}
