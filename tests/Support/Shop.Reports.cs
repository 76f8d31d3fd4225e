using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Features.Receivables;

namespace Waybill.Tests.Support;

/// <summary>What came back for a file: its status, its headers and its text, the byte order mark included.</summary>
public sealed record CsvFile(int Status, HttpResponseMessage Answer, string Text)
{
    public IReadOnlyList<string> Lines => Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}

public sealed partial class Shop
{
    /// <summary>Asks for an address as CSV.</summary>
    public async Task<CsvFile> Csv(string key, string address, string accept = "text/csv")
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, address);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        message.Headers.TryAddWithoutValidation("Accept", accept);
        var answer = await Rest.SendAsync(message);
        return new((int)answer.StatusCode, answer, new System.Text.UTF8Encoding(true).GetString(await answer.Content.ReadAsByteArrayAsync()));
    }

    /// <summary>A customer of a level, and whose it is.</summary>
    public async Task<Guid> LevelCustomer(string level, Guid? ownerId = null, string name = "杭州湖畔茶行") => (await As(Roles.Admin).Run<CreateCustomer.Result>(
        new CreateCustomer.Command(name, null, null, "CNY", level, null, ownerId, null, null, null, null, null))).Id;

    /// <summary>So much more is owed for an order of a customer that has so many days from this one.</summary>
    public Task Owed(GetOrder.Result order, decimal amount, DateOnly from) => AtReceivables(desk => desk.Charge(OwingFor(order), amount, from, allowOverLimit: true, default));

    /// <summary>So much was paid for it.</summary>
    public Task Paid(GetOrder.Result order, decimal amount) => AtReceivables(desk => desk.Settle([(OwingFor(order), amount)], default));

    /// <summary>A customer that pays within so many days.</summary>
    public async Task<Guid> CustomerWithTerm(int days)
    {
        var (customer, admin) = (await Customer(), As(Roles.Admin));
        await admin.Run<SetCreditLimit.Result>(new SetCreditLimit.Command(customer, (await admin.Run<GetCustomer.Result>(new GetCustomer.Query(customer))).Version, null, days));
        return customer;
    }

    private static Owing OwingFor(GetOrder.Result order) => new(order.CustomerId, new("order", order.Id), new("order", order.Id), order.Number!, "CNY");

    private Task AtReceivables(Func<ReceivablesDesk, Task> work) => InTransaction(async services =>
    {
        await work(services.GetRequiredService<ReceivablesDesk>());
        return true;
    });
}
