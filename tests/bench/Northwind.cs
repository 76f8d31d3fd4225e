using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.VisualBasic.FileIO;

namespace Waybill.Bench;

/// <summary>
/// A real-shaped company moves in through the public API alone: customers, items, prices, people and stock; then each order is entered, approved,
/// delivered, issued, invoiced and collected. What the system says in the end is compared with what the files say.
/// </summary>
internal sealed class Northwind(string folder, Api api, int workers)
{
    private const string Currency = "USD";
    private readonly string run = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
    private readonly Dictionary<string, string> customers = [];
    private readonly Dictionary<string, string> employees = [];
    private readonly Dictionary<string, string> items = [];
    private string warehouse = "";

    public static async Task<int> Load(string folder, Options options)
    {
        using var api = new Api(options);
        return await new Northwind(folder, api, options.Workers).Load();
    }

    private async Task<int> Load()
    {
        var watch = Stopwatch.StartNew();
        await Employees();
        await Customers();
        await Items();
        await Stock();
        Console.WriteLine($"moved in: {customers.Count} customers, {employees.Count} employees, {items.Count} items with prices and stock, in {watch.Elapsed.TotalSeconds:0.0} s, {api.Requests} requests");
        watch.Restart();
        var before = api.Requests;
        var lines = Rows("order_details").ToLookup(r => r["order_id"]);
        var orders = Rows("orders").ToList();
        await Parallel.ForEachAsync(orders, new ParallelOptions { MaxDegreeOfParallelism = workers }, async (order, _) => await Sell(order, [.. lines[order["order_id"]]]));
        var seconds = watch.Elapsed.TotalSeconds;
        var count = lines.Sum(l => l.Count());
        Console.WriteLine($"sold: {orders.Count} orders, {count} lines, order to cash in {seconds:0.0} s with {workers} workers: {count / seconds:0} lines/s, {(api.Requests - before) / seconds:0} requests/s");
        return await Totals(orders, [.. lines.SelectMany(l => l)]);
    }

    private async Task Employees()
    {
        var rows = Rows("employees").ToList();
        while (employees.Count < rows.Count)
            foreach (var row in rows.Where(r => !employees.ContainsKey(r["employee_id"]) && (r["reports_to"] == "" || employees.ContainsKey(r["reports_to"]))).ToList())
                employees[row["employee_id"]] = await Made("/v1/employees", new()
                {
                    ["code"] = $"NW{run}-{row["employee_id"]}", ["name"] = $"{row["first_name"]} {row["last_name"]}",
                    ["superiorId"] = row["reports_to"] == "" ? null : employees[row["reports_to"]],
                });
    }

    private async Task Customers()
    {
        var rows = Rows("customers").ToList();
        var made = await api.Post("/v1/customers/batch-create", new JsonObject
        {
            ["items"] = new JsonArray([.. rows.Select(r => new JsonObject
            {
                ["name"] = r["company_name"], ["externalId"] = $"NW{run}-{r["customer_id"]}", ["currency"] = Currency, ["phone"] = Given(r["phone"]),
                ["contacts"] = new JsonArray(new JsonObject { ["name"] = r["contact_name"], ["title"] = Given(r["contact_title"]) }),
                ["addresses"] = new JsonArray(new JsonObject
                {
                    ["use"] = "shipping", ["street"] = r["address"], ["city"] = Given(r["city"]), ["region"] = Given(r["region"]),
                    ["postalCode"] = Given(r["postal_code"]), ["country"] = r["country"],
                }),
            })]),
        });
        Collect(made, rows.Select(r => r["customer_id"]), customers);
    }

    private async Task Items()
    {
        var rows = Rows("products").ToList();
        var categories = new Dictionary<string, string>();
        foreach (var row in Rows("categories")) categories[row["category_id"]] = await Made("/v1/item-categories", new() { ["code"] = $"NW{run}-{row["category_id"]}", ["name"] = row["category_name"] });
        var made = await api.Post("/v1/items/batch-create", new JsonObject
        {
            ["items"] = new JsonArray([.. rows.Select(r => new JsonObject
            {
                ["code"] = $"NW{run}-{r["product_id"]}", ["name"] = r["product_name"], ["unit"] = "unit", ["categoryId"] = categories[r["category_id"]],
            })]),
        });
        Collect(made, rows.Select(r => r["product_id"]), items);
        var list = await Made("/v1/price-lists", new() { ["code"] = $"NW{run}", ["name"] = "Northwind", ["level"] = "base", ["currency"] = Currency });
        await api.Post($"/v1/price-lists/{list}/prices/set", new JsonObject
        {
            ["prices"] = new JsonArray([.. rows.Select(r => new JsonObject { ["itemId"] = items[r["product_id"]], ["unitPrice"] = Money(r["unit_price"]) })]),
        });
    }

    /// <summary>As much as all orders will take, so that in the end there is what the files say is in stock.</summary>
    private async Task Stock()
    {
        var sold = Rows("order_details").GroupBy(r => r["product_id"]).ToDictionary(g => g.Key, g => g.Sum(r => Number(r["quantity"])));
        warehouse = await Made("/v1/warehouses", new() { ["code"] = $"NW{run}", ["name"] = "Northwind", ["priority"] = 900 });
        await api.Post("/v1/stock-ins/opening", new JsonObject
        {
            ["warehouseId"] = warehouse,
            ["lines"] = new JsonArray([.. Rows("products").Select(r => (Row: r, Quantity: Number(r["units_in_stock"]) + sold.GetValueOrDefault(r["product_id"]))).Where(x => x.Quantity > 0)
                .Select(x => new JsonObject { ["itemId"] = items[x.Row["product_id"]], ["quantity"] = Text(x.Quantity), ["unitCost"] = Money(x.Row["unit_price"], "CNY") })]),
        });
    }

    private async Task Sell(IDictionary<string, string> order, IReadOnlyList<IDictionary<string, string>> lines)
    {
        var id = await Made("/v1/orders", Order(order, lines));
        await api.Post($"/v1/orders/{id}/submit");
        await api.Post($"/v1/orders/{id}/approve");
        var delivery = await Made("/v1/deliveries", new() { ["orderId"] = id });
        await api.Post($"/v1/deliveries/{delivery}/release");
        var issue = await Made("/v1/stock-outs", new() { ["authorityKind"] = "delivery", ["authorityId"] = delivery, ["warehouseId"] = warehouse });
        await api.Post($"/v1/stock-outs/{issue}/confirm");
        var invoice = await Made("/v1/invoices", new() { ["orderId"] = id, ["type"] = "ordinary", ["title"] = order["ship_name"] });
        await api.Post($"/v1/invoices/{invoice}/issue");
        var total = (await api.Get($"/v1/orders/{id}?fields=total"))["total"]!;
        var receipt = await Made("/v1/receipts", new()
        {
            ["customerId"] = customers[order["customer_id"]], ["amount"] = total.DeepClone(), ["method"] = "bank", ["receivedDate"] = order["order_date"],
            ["allocations"] = new JsonArray(new JsonObject { ["orderId"] = id, ["amount"] = total.DeepClone() }),
        });
        await api.Post($"/v1/receipts/{receipt}/submit");
        await api.Post($"/v1/receipts/{receipt}/confirm");
    }

    private JsonObject Order(IDictionary<string, string> order, IReadOnlyList<IDictionary<string, string>> lines) => new()
    {
        ["customerId"] = customers[order["customer_id"]], ["salespersonId"] = employees[order["employee_id"]], ["orderDate"] = order["order_date"],
        ["requestedDate"] = Given(order["required_date"]), ["externalId"] = $"NW{run}-{order["order_id"]}", ["freight"] = Money(order["freight"]), ["warehouseId"] = warehouse,
        ["shipTo"] = new JsonObject
        {
            ["recipient"] = order["ship_name"], ["street"] = order["ship_address"], ["city"] = Given(order["ship_city"]), ["region"] = Given(order["ship_region"]),
            ["postalCode"] = Given(order["ship_postal_code"]), ["country"] = order["ship_country"],
        },
        ["lines"] = new JsonArray([.. lines.Select(l => new JsonObject
        {
            ["itemId"] = items[l["product_id"]], ["quantity"] = l["quantity"], ["unitPrice"] = Money(l["unit_price"]), ["discountRate"] = Text(Number(l["discount"])), ["taxRate"] = "0",
        })]),
    };

    private async Task<int> Totals(List<IDictionary<string, string>> orders, List<IDictionary<string, string>> lines)
    {
        var (net, freight, ordered, count) = (0m, 0m, 0m, 0);
        await foreach (var row in api.All($"/v1/orders?filter=externalId%20%3A%20%22NW{run}-%22&fields=id,total"))
        {
            var order = await api.Get($"/v1/orders/{row["id"]}?fields=net,freight");
            (net, freight, ordered, count) = (net + Amount(order["net"]), freight + Amount(order["freight"]), ordered + Amount(row["total"]), count + 1);
        }
        var (invoiced, received) = (0m, 0m);
        foreach (var customer in customers.Values)
        {
            await foreach (var row in api.All($"/v1/invoices?filter=customerId%20%3D%20{customer}%20AND%20status%20%3D%20issued")) invoiced += Amount(row["total"]);
            await foreach (var row in api.All($"/v1/receipts?filter=customerId%20%3D%20{customer}%20AND%20status%20%3D%20confirmed")) received += Amount(row["amount"]);
        }
        var left = 0m;
        await foreach (var row in api.All($"/v1/stock-balances?filter=warehouseId%20%3D%20{warehouse}")) left += Number(row["onHand"]!.ToString());
        var expectedNet = lines.Sum(l => Math.Round(Number(l["unit_price"]) * Number(l["quantity"]) * (1 - Number(l["discount"])), 2, MidpointRounding.AwayFromZero));
        var expectedFreight = orders.Sum(o => Number(o["freight"]));
        var integrity = await api.Get("/v1/stock-integrity");
        var same = Say("orders", count, orders.Count) & Say("net", net, expectedNet) & Say("freight", freight, expectedFreight) & Say("ordered", ordered, expectedNet + expectedFreight)
            & Say("invoiced", invoiced, expectedNet + expectedFreight) & Say("received", received, expectedNet + expectedFreight)
            & Say("stock left", left, Rows("products").Sum(p => Number(p["units_in_stock"])));
        Console.WriteLine($"integrity: {integrity.ToJsonString()}");
        return same ? 0 : 1;
    }

    private static bool Say(string what, decimal system, decimal files)
    {
        Console.WriteLine($"{what,-12}{system,16:#,0.00}   files say {files,16:#,0.00}   {(system == files ? "same" : "DIFFERENT")}");
        return system == files;
    }

    private async Task<string> Made(string path, JsonObject body) => (await api.Post(path, body))["id"]!.ToString();

    private static void Collect(JsonObject batch, IEnumerable<string> keys, Dictionary<string, string> ids)
    {
        foreach (var (item, key) in batch["items"]!.AsArray().Zip(keys))
            ids[key] = item!["result"]?["id"]!.ToString() ?? throw new InvalidOperationException(item.ToJsonString());
    }

    private IEnumerable<IDictionary<string, string>> Rows(string file)
    {
        using var csv = new TextFieldParser(Path.Combine(folder, file + ".csv")) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        var names = csv.ReadFields()!;
        while (csv.ReadFields() is { } fields) yield return names.Zip(fields).ToDictionary(f => f.First, f => f.Second);
    }

    private static JsonObject Money(string amount, string currency = Currency) => new() { ["amount"] = amount, ["currency"] = currency };

    private static string? Given(string text) => text.Length == 0 ? null : text;

    private static decimal Amount(JsonNode? money) => money is null ? 0 : Number(money["amount"]!.ToString());

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
