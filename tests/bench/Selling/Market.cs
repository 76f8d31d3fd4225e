using System.Text.Json.Nodes;

namespace Waybill.Bench.Selling;

/// <summary>Puts up what is sold: a warehouse, items with prices and plenty of stock, customers with forty orders behind them.</summary>
internal static class Market
{
    private const decimal Plenty = 100_000_000;

    /// <param name="stock">Of each item.</param>
    public static async Task<IReadOnlyList<Stall>> Open(Lab lab, int stalls, int lines, decimal stock = Plenty)
    {
        using var api = new Api(new(lab.Rest, lab.Key, 4));
        var run = Guid.NewGuid().ToString("N")[..8];
        var warehouse = (await api.Post("/v1/warehouses", new JsonObject { ["code"] = run, ["name"] = "Market", ["priority"] = 900 }))["id"]!.ToString();
        var items = await Batch(api, "/v1/items/batch-create", stalls * lines, i => new() { ["code"] = $"{run}-{i}", ["name"] = $"Item {i}", ["unit"] = "unit" });
        var list = (await api.Post("/v1/price-lists", new JsonObject { ["code"] = run, ["name"] = "Market", ["level"] = "base", ["currency"] = "CNY" }))["id"]!.ToString();
        foreach (var some in items.Chunk(200))
        {
            await api.Post($"/v1/price-lists/{list}/prices/set", new JsonObject { ["prices"] = Of(some, i => new() { ["itemId"] = i, ["unitPrice"] = Money("19.90") }) });
            await api.Post("/v1/stock-ins/opening", new JsonObject
            {
                ["warehouseId"] = warehouse, ["lines"] = Of(some, i => new() { ["itemId"] = i, ["quantity"] = $"{stock}", ["unitCost"] = Money("7.00") }),
            });
        }
        var customers = await Batch(api, "/v1/customers/batch-create", stalls, i => new() { ["name"] = $"Customer {run}-{i}", ["currency"] = "CNY" });
        var open = customers.Zip(items.Chunk(lines), (customer, own) => new Stall(customer, own, warehouse)).ToList();
        foreach (var stall in open)
            await Batch(api, "/v1/orders/batch-create", 40, _ => new() { ["customerId"] = stall.CustomerId, ["lines"] = Of(stall.ItemIds, i => new() { ["itemId"] = i, ["quantity"] = "1" }) });
        return open;
    }

    /// <summary>Enters many by an operation for batches, as many at once as it takes, and gives their ids.</summary>
    public static async Task<IReadOnlyList<string>> Batch(Api api, string path, int count, Func<int, JsonObject> item)
    {
        var ids = new List<string>();
        foreach (var some in Enumerable.Range(0, count).Chunk(200))
            ids.AddRange((await api.Post(path, new JsonObject { ["items"] = Of(some, item) }))["items"]!.AsArray().Select(i => i!["result"]?["id"]?.ToString() ?? throw new InvalidOperationException(i.ToJsonString())));
        return ids;
    }

    private static JsonArray Of<T>(IEnumerable<T> some, Func<T, JsonObject> item) => [.. some.Select(item)];

    private static JsonObject Money(string amount) => new() { ["amount"] = amount, ["currency"] = "CNY" };
}
