using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Waybill.Bench.Selling;

/// <summary>Sells over REST: JSON bodies, an Idempotency-Key with every write. Answers are read to their end and looked through for the id, no more: the machine is the program's.</summary>
internal sealed class RestSeller : ISeller
{
    private readonly HttpClient http;

    public RestSeller(Lab lab) => http = lab.Client();

    public Task<string> CreateOrder(Stall stall)
    {
        var lines = string.Join(',', stall.ItemIds.Select(i => $$"""{"itemId":"{{i}}","quantity":"1"}"""));
        return Post("/v1/orders", $$"""{"customerId":"{{stall.CustomerId}}","warehouseId":"{{stall.WarehouseId}}","upTo":"approved","lines":[{{lines}}]}""");
    }

    public Task<string> CreateDelivery(string orderId) => Post("/v1/deliveries", $$"""{"orderId":"{{orderId}}","release":true}""");

    public Task ReadOrder(string orderId) => Get($"/v1/orders/{orderId}");

    public Task ConfirmStockOut(string deliveryId, Stall stall) =>
        Post("/v1/stock-outs", $$"""{"authorityKind":"delivery","authorityId":"{{deliveryId}}","warehouseId":"{{stall.WarehouseId}}","confirm":true}""");

    public Task ListOrders(Stall stall) => Get($"/v1/orders?pageSize=40&filter=customerId%20%3D%20{stall.CustomerId}");

    public Task IssueInvoice(string orderId) => Post("/v1/invoices", $$"""{"orderId":"{{orderId}}","type":"ordinary","issue":true}""");

    public void Dispose() => http.Dispose();

    private async Task<string> Post(string path, string body)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        message.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        return Id(await Send(message));
    }

    private async Task Get(string path)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, path);
        await Send(message);
    }

    private async Task<byte[]> Send(HttpRequestMessage message)
    {
        using var response = await http.SendAsync(message);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        return response.IsSuccessStatusCode ? bytes : throw new InvalidOperationException($"{message.Method} {message.RequestUri}: {Encoding.UTF8.GetString(bytes)}");
    }

    private static string Id(byte[] answer)
    {
        var reader = new Utf8JsonReader(answer);
        while (reader.Read())
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueTextEquals("id") && reader.Read()) return reader.GetString()!;
        throw new InvalidOperationException("The answer has no id.");
    }
}
