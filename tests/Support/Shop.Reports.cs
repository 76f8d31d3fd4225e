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

    /// <summary>So much more is owed for an order, and was due on this day.</summary>
    public Task Owed(GetOrder.Result order, decimal amount, DateOnly due) => InTransaction(async services =>
    {
        var owing = new Owing(order.CustomerId, new("order", order.Id), new("order", order.Id), order.Number!, "CNY", due);
        await services.GetRequiredService<ReceivablesDesk>().Charge(owing, amount, allowOverLimit: true, default);
        return true;
    });
}
