using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waybill.Bench.Selling;

/// <summary>
/// Many clients want the same few items: they order, ship and cancel at random for a while, then all want the last pieces of one item at once.
/// Nothing is oversold, nothing goes negative, and the stock ledger is sound afterwards.
/// </summary>
internal sealed class Contention(Lab lab, HttpClient http)
{
    private const int Clients = 64, HotItems = 20, Stock = 3000, LastPieces = 50, Rush = 200;
    private readonly ConcurrentDictionary<string, int> outcomes = new();
    private readonly ConcurrentDictionary<string, decimal> shipped = new();

    public static async Task<int> Measure(TimeSpan duration)
    {
        await using var lab = await Lab.Open();
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = lab.Rest, Timeout = TimeSpan.FromMinutes(2), DefaultRequestHeaders = { Authorization = new("Bearer", lab.Key) } };
        return await new Contention(lab, http).Measure(await Market.Open(lab, 1, HotItems, Stock), await Market.Open(lab, 1, 1, LastPieces), duration);
    }

    private async Task<int> Measure(IReadOnlyList<Stall> hot, IReadOnlyList<Stall> last, TimeSpan duration)
    {
        using var over = new CancellationTokenSource(duration);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => Deal(hot[0], new Random(client), over.Token))));
        Console.WriteLine($"{Clients} clients on {HotItems} items for {duration.TotalSeconds:0} s: {string.Join(", ", outcomes.OrderByDescending(o => o.Value).Select(o => $"{o.Value} {o.Key}"))}");
        var rush = await Task.WhenAll(Enumerable.Range(0, Rush).Select(_ => Task.Run(() => Order(last[0], [(last[0].ItemIds[0], 1)]))));
        var (held, short_) = (rush.Sum(r => Sum(r, "reserved")), rush.Sum(r => Sum(r, "short")));
        Console.WriteLine($"{Rush} at once for the last {LastPieces}: {held:0} pieces promised, {short_:0} told to be short");
        var sound = JsonNode.Parse(await lab.Get("/v1/stock-integrity"))!;
        var left = await Left(hot[0]);
        var expected = hot[0].ItemIds.Sum(i => Stock - shipped.GetValueOrDefault(i));
        Console.WriteLine($"left of the hot items: {left:0}, by what was shipped it should be {expected:0}; integrity: {sound.ToJsonString()}");
        var kept = held == LastPieces && short_ == Rush - LastPieces && left == expected && (bool)sound["sound"]! && outcomes.Keys.All(k => !k.StartsWith("500", StringComparison.Ordinal));
        Console.WriteLine(kept ? "kept" : "BROKEN");
        return kept ? 0 : 1;
    }

    private async Task Deal(Stall stall, Random dice, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var wanted = stall.ItemIds.OrderBy(_ => dice.Next()).Take(dice.Next(1, 4)).Select(i => (i, (decimal)dice.Next(1, 6))).ToList();
            if (await Order(stall, wanted) is not { } order) continue;
            var id = order["id"]!.ToString();
            if (dice.Next(3) == 0) await Post("cancelled", $"/v1/orders/{id}/cancel", new() { ["reason"] = "bench" });
            else await Ship(stall, id);
        }
    }

    private Task<JsonObject?> Order(Stall stall, IReadOnlyList<(string Item, decimal Quantity)> wanted) => Post("ordered", "/v1/orders", new()
    {
        ["customerId"] = stall.CustomerId, ["warehouseId"] = stall.WarehouseId, ["upTo"] = "approved",
        ["lines"] = new JsonArray([.. wanted.Select(w => new JsonObject { ["itemId"] = w.Item, ["quantity"] = $"{w.Quantity}" })]),
    });

    private async Task Ship(Stall stall, string orderId)
    {
        if (await Post("delivered", "/v1/deliveries", new() { ["orderId"] = orderId, ["release"] = true }) is not { } delivery) return;
        var paper = await Post("shipped", "/v1/stock-outs", new() { ["authorityKind"] = "delivery", ["authorityId"] = delivery["id"]!.ToString(), ["warehouseId"] = stall.WarehouseId, ["confirm"] = true });
        foreach (var line in paper?["lines"]?.AsArray() ?? [])
            shipped.AddOrUpdate(line!["itemId"]!.ToString(), Number(line["quantity"]), (_, before) => before + Number(line["quantity"]));
    }

    private async Task<decimal> Left(Stall stall)
    {
        var page = JsonNode.Parse(await lab.Get($"/v1/stock-balances?pageSize=200&filter=warehouseId%20%3D%20{stall.WarehouseId}"))!;
        return page["items"]!.AsArray().Where(b => stall.ItemIds.Contains(b!["itemId"]!.ToString())).Sum(b => Number(b!["onHand"]));
    }

    /// <summary>The answer, or none when it was refused; either way it is counted. A busy system is asked again with the same key.</summary>
    private async Task<JsonObject?> Post(string outcome, string path, JsonObject body)
    {
        for (var key = Guid.NewGuid().ToString(); ; await Task.Delay(50))
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
            message.Headers.TryAddWithoutValidation("Idempotency-Key", key);
            using var response = await http.SendAsync(message);
            var answer = JsonSerializer.Deserialize<JsonObject>(await response.Content.ReadAsByteArrayAsync())!;
            var counted = response.IsSuccessStatusCode ? outcome : $"{(int)response.StatusCode} {answer["code"]}";
            outcomes.AddOrUpdate(counted, 1, (_, n) => n + 1);
            if (response.StatusCode != System.Net.HttpStatusCode.ServiceUnavailable) return response.IsSuccessStatusCode ? answer : null;
        }
    }

    private static decimal Sum(JsonObject? order, string member) => order?["lines"]?.AsArray().Sum(l => Number(l![member])) ?? 0;

    private static decimal Number(JsonNode? node) => node is null ? 0 : decimal.Parse(node.ToString(), System.Globalization.CultureInfo.InvariantCulture);
}
