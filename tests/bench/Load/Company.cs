using System.Diagnostics;
using System.Text.Json.Nodes;
using Waybill.Bench.Selling;

namespace Waybill.Bench.Load;

/// <summary>A company with a program and a database of its own, whose past is loaded in bulk, and which sells and lists.</summary>
internal sealed class Company : IAsyncDisposable
{
    private const int Step = 50_000;
    private readonly Stall stall;
    private readonly Salespeople people;
    private readonly RestSeller seller;
    private int orders;

    private Company(Lab lab, Stall stall, Salespeople people, IReadOnlyList<string> lists)
    {
        (Lab, this.stall, this.people, Lists, seller, Http) = (lab, stall, people, lists, new RestSeller(lab), lab.Client());
    }

    public Lab Lab { get; }

    /// <summary>Asks as one who sees everything.</summary>
    public HttpClient Http { get; }

    /// <summary>Every list that asks for nothing but a page.</summary>
    public IReadOnlyList<string> Lists { get; }

    /// <summary>How many there are who see less.</summary>
    public int Callers => people.Callers.Count;

    public static async Task<Company> Open(int port)
    {
        var lab = await Lab.Open(port);
        try
        {
            using var api = new Api(new(lab.Rest, lab.Key, 4));
            await api.Post("/v1/warehouses", new JsonObject { ["code"] = "PAST", ["name"] = "Past", ["priority"] = 901 });
            await Market.Batch(api, "/v1/items/batch-create", 50, i => new() { ["code"] = $"PAST-{i}", ["name"] = $"Item {i}", ["unit"] = "unit" });
            var people = await Salespeople.Hire(lab, api);
            return new(lab, (await Market.Open(lab, 1, SdCycle.Lines))[0], people, await PlainLists(lab));
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    public async Task GrowTo(int size)
    {
        var (watch, before) = (Stopwatch.StartNew(), orders);
        var sql = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Load", "bulk.sql"));
        for (; orders < size; orders += Math.Min(Step, size - orders)) await Lab.Sql($"begin; {sql.Replace("$1", $"{orders}").Replace("$2", $"{Math.Min(Step, size - orders)}")} commit");
        await Lab.Sql("vacuum analyze");
        await Lab.Sql("checkpoint");
        Console.WriteLine($"{size - before:#,0} orders loaded in {watch.Elapsed.TotalSeconds:0} s; the database has {await Lab.Sql("select pg_size_pretty(pg_database_size('waybill'))")}".Trim());
    }

    /// <summary>Sells once.</summary>
    public Task Sell(Times times) => SdCycle.Run(seller, stall, times);

    /// <summary>Reads a list as one who sees all.</summary>
    public Task List(string list, Times times) => Read(Http, $"{list}?pageSize=50", list, times);

    /// <summary>Reads a list as one of those who see less.</summary>
    public Task Look(string list, int caller, Times times) => Read(people.Callers[caller].Http, $"{list}?pageSize=50", $"{people.Callers[caller].Name}: {list}", times);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        seller.Dispose();
        people.Dispose();
        await Lab.DisposeAsync();
    }

    /// <summary>Reads once, and adds how long it took.</summary>
    public static async Task Read(HttpClient http, string path, string name, Times times)
    {
        var start = Stopwatch.GetTimestamp();
        using var response = await http.GetAsync(path);
        response.EnsureSuccessStatusCode();
        times.Add(name, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static async Task<IReadOnlyList<string>> PlainLists(Lab lab)
    {
        var document = JsonNode.Parse(await lab.Get("/openapi/v1.json"))!;
        return [.. document["paths"]!.AsObject().Where(p => !p.Key.Contains('{') && p.Value!["get"] is { } get && Optional(document, get)).Select(p => p.Key)];
    }

    private static bool Optional(JsonNode document, JsonNode operation)
    {
        var parameters = (operation["parameters"]?.AsArray() ?? []).Select(p => p!["$ref"] is { } to ? document["components"]!["parameters"]![to.ToString().Split('/')[^1]]! : p).ToList();
        return parameters.Any(p => p["name"]!.ToString() == "pageSize") && parameters.All(p => p["required"]?.GetValue<bool>() != true);
    }
}
