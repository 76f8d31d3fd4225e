using System.Text.Json.Nodes;

namespace Waybill.Faults;

/// <summary>The company that trades: customers, items in stock with prices, two warehouses, roles and keys. All of it made through the API.</summary>
internal sealed record Company(IReadOnlyList<string> Customers, IReadOnlyList<string> Items, string Warehouse, string Branch, IReadOnlyList<string> Clerks, string Manager)
{
    public const int Opening = 1_000_000;

    /// <summary>The items that everybody wants.</summary>
    public IReadOnlyList<string> Hot => [.. Items.Take(2)];

    public static async Task<Company> Found(Client admin, int clerks)
    {
        var customers = new List<string>();
        for (var i = 1; i <= 10; i++) customers.Add((await admin.Write("/v1/customers", new() { ["name"] = $"Customer {i}", ["externalId"] = $"faults-{i}", ["currency"] = "CNY" })).Id);
        var items = new List<string>();
        for (var i = 1; i <= 12; i++) items.Add((await admin.Write("/v1/items", new() { ["code"] = $"FAULT-{i:00}", ["name"] = $"Item {i}", ["unit"] = "pcs", ["taxRate"] = "0.13" })).Id);
        var list = (await admin.Write("/v1/price-lists", new() { ["code"] = "FAULTS", ["name"] = "Faults", ["level"] = "base", ["currency"] = "CNY" })).Id;
        await admin.Write($"/v1/price-lists/{list}/prices/set", new()
        {
            ["prices"] = new JsonArray([.. items.Select((item, i) => new JsonObject { ["itemId"] = item, ["unitPrice"] = Money(3.70m + i * 7.03m) })]),
        });
        var warehouse = (await admin.Write("/v1/warehouses", new() { ["code"] = "FAULT-A", ["name"] = "Main", ["priority"] = 900 })).Id;
        var branch = (await admin.Write("/v1/warehouses", new() { ["code"] = "FAULT-B", ["name"] = "Branch", ["priority"] = 910 })).Id;
        await admin.Write("/v1/stock-ins/opening", new()
        {
            ["warehouseId"] = warehouse,
            ["lines"] = new JsonArray([.. items.Select(item => new JsonObject { ["itemId"] = item, ["quantity"] = $"{Opening}", ["unitCost"] = Money(2.5m) })]),
        });
        var rights = (await admin.Get("/v1/permissions"))["permissions"]!.AsArray().Select(p => (string)p!).ToList();
        var clerk = (await admin.Write("/v1/roles", new() { ["name"] = "Clerk under trial", ["permissions"] = Of(rights.Where(r => !r.EndsWith(".approve", StringComparison.Ordinal))) })).Id;
        var manager = (await admin.Write("/v1/roles", new() { ["name"] = "Manager under trial", ["permissions"] = Of(rights) })).Id;
        var keys = new List<string>();
        for (var i = 0; i < clerks; i++) keys.Add(await Key(admin, $"clerk {i}", clerk));
        return new(customers, items, warehouse, branch, keys, await Key(admin, "manager", manager));
    }

    public static JsonObject Money(decimal amount) => new() { ["amount"] = amount.ToString("0.00"), ["currency"] = "CNY" };

    private static async Task<string> Key(Client admin, string name, string role)
    {
        var client = (await admin.Write("/v1/api-clients", new() { ["name"] = name, ["roleIds"] = Of([role]) })).Id;
        return (string)(await admin.Write($"/v1/api-clients/{client}/keys", [])).Answer["key"]!;
    }

    private static JsonArray Of(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);
}
