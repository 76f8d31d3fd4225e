using Waybill.Features.Receivables;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Receivables;

public sealed class GetCustomerAccountTests
{
    [Theory, BothDoors]
    public async Task It_shows_limit_open_and_available(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.ChargedOrder(customerId: await shop.Customer(credit: 100));
        var account = await shop.As(Roles.Finance).Via(door).Run<GetCustomerAccount.Result>(new GetCustomerAccount.Query(order.CustomerId));
        (account.CreditLimit, account.Open, account.Available).ShouldBe((Shop.Yuan(100), Shop.Yuan(45.20m), Shop.Yuan(54.80m)));
    }

    [Theory, BothDoors]
    public async Task Without_a_limit_there_is_no_end_and_without_orders_nothing_is_open(Door door)
    {
        var shop = await Shop.Open();
        var customer = await shop.Customer();
        var account = await shop.As(Roles.Sales).Via(door).Run<GetCustomerAccount.Result>(new GetCustomerAccount.Query(customer));
        (account.CreditLimit, account.Open, account.Available, account.Currency).ShouldBe((null, Shop.Yuan(0), null, "CNY"));
        (await shop.Refused(door, Roles.Sales, new GetCustomerAccount.Query(Guid.NewGuid()))).Status.ShouldBe(404);
        (await shop.Refused(door, Roles.Warehouse, new GetCustomerAccount.Query(customer))).Code.ShouldBe("FORBIDDEN");
    }

    [Theory, BothDoors]
    public async Task The_account_is_the_sum_of_its_orders(Door door)
    {
        var shop = await Shop.Open();
        var customer = await shop.Customer();
        var (first, second) = (await shop.ChargedOrder(customerId: customer), await shop.ChargedOrder(quantity: 3, price: 3.33m, customerId: customer));
        await shop.ConfirmedReceipt((first, 45m), (second, 1m));
        var rows = (await shop.As(Roles.Finance).Via(door).Run<Page<ListReceivables.Row>>(new ListReceivables.Query { Filter = $"customerId = \"{customer}\"" })).Items;
        rows.Sum(r => r.Open!.Amount).ShouldBe(await shop.Owed(customer));
        rows.Single(r => r.OrderId == first.Id).Open.ShouldBe(Shop.Yuan(0.20m));
    }
}
