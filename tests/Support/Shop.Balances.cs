using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.CustomerBalances;
using Waybill.Infrastructure.Lists;

namespace Waybill.Tests.Support;

public sealed partial class Shop
{
    /// <summary>So much comes to a customer's balance by a correction.</summary>
    public async Task<Guid> CustomerWithBalance(decimal amount, decimal? credit = null)
    {
        var customer = await Customer(credit);
        await As(Roles.Finance).Run<BalanceView>(new CorrectBalance.Command(customer, Yuan(amount), "期初 Opening"));
        return customer;
    }

    public Task<GetCustomerBalance.Result> Balance(Guid customerId) => As(Roles.Finance).Run<GetCustomerBalance.Result>(new GetCustomerBalance.Query(customerId));

    /// <summary>Balance and what is available of it.</summary>
    public async Task<(decimal Balance, decimal Available)> Credit(Guid customerId)
    {
        var balance = await Balance(customerId);
        return (balance.Balance!.Amount, balance.Available!.Amount);
    }

    /// <summary>The changes of a customer's balance, oldest first.</summary>
    public async Task<IReadOnlyList<ListBalanceEntries.Row>> BalanceEntries(Guid customerId) => (await As(Roles.Finance).Run<Page<ListBalanceEntries.Row>>(
        new ListBalanceEntries.Query { Filter = $"customerId = \"{customerId}\"", OrderBy = "postedAt", PageSize = 200 })).Items;

    /// <summary>Does something at the balance desk, in a transaction of its own.</summary>
    public Task<TResult> AtBalances<TResult>(Func<BalanceDesk, Task<TResult>> work) => InTransaction(services => work(services.GetRequiredService<BalanceDesk>()));

    public Task AtBalances(Func<BalanceDesk, Task> work) => AtBalances(async desk =>
    {
        await work(desk);
        return true;
    });
}
