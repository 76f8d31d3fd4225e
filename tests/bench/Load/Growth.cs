using System.Diagnostics;
using System.Text.Json.Nodes;
using Waybill.Bench.Selling;

namespace Waybill.Bench.Load;

/// <summary>
/// What becomes of the cycle and of every list as orders pile up: medians and slowest hundredths on a thousand, a hundred thousand and a million orders,
/// loaded in bulk beneath a running program; the lists of callers who see less; which lists made the database read a growing table from end to end;
/// and whatever else one can ask of a list, by one field each.
/// </summary>
internal static class Growth
{
    private const int Step = 50_000, Cycles = 200, Reads = 400;
    private static readonly string[] Growing = ["orders", "order_lines", "deliveries", "delivery_lines", "stock_outs", "stock_out_lines", "stock_movements", "receivables", "receivable_entries",
        "invoices", "invoice_lines", "invoiced_orders", "history", "outbox"];

    public static async Task<int> Measure(IReadOnlyList<int> sizes)
    {
        await using var lab = await Lab.Open();
        using var people = await Past(lab);
        var stall = (await Market.Open(lab, 1, SdCycle.Lines))[0];
        var lists = await Lists(lab);
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = lab.Rest, DefaultRequestHeaders = { Authorization = new("Bearer", lab.Key) } };
        var results = new List<(int Size, Times Cycle, Times Lists)>();
        var looks = new List<IReadOnlyDictionary<string, double>>();
        var loaded = 0;
        foreach (var size in sizes)
        {
            await Load(lab, loaded, size);
            loaded = size;
            if (results.Count == 0) await Cycle(lab, stall);
            await Read(http, lists);
            results.Add((size, await Cycle(lab, stall), await Read(http, lists)));
            looks.Add(await people.Look(lists));
            Console.WriteLine($"{size:#,0} orders: " + string.Join(", ", results[^1].Cycle.Steps.Select(s => $"{s} {results[^1].Cycle.At(s, 0.5):0.0} ms")));
        }
        Compare("the cycle's medians", results.Select(r => r.Cycle).ToList(), 0.5);
        Compare("the lists' p99", results.Select(r => r.Lists).ToList(), 0.99);
        Salespeople.Compare(looks, slow: 10);
        var wrong = await SequentialReads(lab, http, lists);
        await Asking.Measure(lab, http, lists);
        return wrong == 0 ? 0 : 1;
    }

    private static async Task<Salespeople> Past(Lab lab)
    {
        using var api = new Api(new(lab.Rest, lab.Key, 4));
        await api.Post("/v1/warehouses", new JsonObject { ["code"] = "PAST", ["name"] = "Past", ["priority"] = 901 });
        await api.Post("/v1/items/batch-create", new JsonObject { ["items"] = Many(50, i => new() { ["code"] = $"PAST-{i}", ["name"] = $"Item {i}", ["unit"] = "unit" }) });
        return await Salespeople.Hire(lab, api);
    }

    private static async Task Load(Lab lab, int from, int upTo)
    {
        var watch = Stopwatch.StartNew();
        var sql = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Load", "bulk.sql"));
        for (var at = from; at < upTo; at += Step) await lab.Sql($"begin; {sql.Replace("$1", $"{at}").Replace("$2", $"{Math.Min(Step, upTo - at)}")} commit");
        await lab.Sql("vacuum analyze");
        Console.WriteLine($"{upTo - from:#,0} orders loaded in {watch.Elapsed.TotalSeconds:0} s; the database has {await lab.Sql("select pg_size_pretty(pg_database_size('waybill'))")}".Trim());
    }

    private static async Task<Times> Cycle(Lab lab, Stall stall)
    {
        var times = new Times();
        using var seller = new RestSeller(lab);
        for (var i = 0; i < Cycles; i++) await SdCycle.Run(seller, stall, times);
        return times;
    }

    /// <summary>Every list that asks for nothing but a page, by the document.</summary>
    private static async Task<IReadOnlyList<string>> Lists(Lab lab)
    {
        var document = JsonNode.Parse(await lab.Get("/openapi/v1.json"))!;
        return [.. document["paths"]!.AsObject().Where(p => !p.Key.Contains('{') && p.Value!["get"] is { } get && Optional(document, get)).Select(p => p.Key)];
    }

    private static bool Optional(JsonNode document, JsonNode operation)
    {
        var parameters = (operation["parameters"]?.AsArray() ?? []).Select(p => p!["$ref"] is { } to ? document["components"]!["parameters"]![to.ToString().Split('/')[^1]]! : p).ToList();
        return parameters.Any(p => p["name"]!.ToString() == "pageSize") && parameters.All(p => p["required"]?.GetValue<bool>() != true);
    }

    private static async Task<Times> Read(HttpClient http, IReadOnlyList<string> lists)
    {
        var times = new Times();
        foreach (var list in lists)
            for (var i = 0; i < Reads; i++)
            {
                var start = Stopwatch.GetTimestamp();
                using var response = await http.GetAsync($"{list}?pageSize=50");
                response.EnsureSuccessStatusCode();
                times.Add(list, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        return times;
    }

    private static void Compare(string what, List<Times> sizes, double share)
    {
        Console.WriteLine($"{what}, the largest by the smallest:");
        foreach (var (step, ratio) in sizes[0].Steps.Select(s => (s, sizes[^1].At(s, share) / sizes[0].At(s, share))).OrderByDescending(s => s.Item2))
            Console.WriteLine($"    {ratio:0.00}  {step}: {string.Join(", ", sizes.Select(t => $"{t.At(step, share):0.0}"))} ms");
    }

    /// <summary>Asks every list once more, and the database's own count of rows that it read from end to end before and after.</summary>
    private static async Task<int> SequentialReads(Lab lab, HttpClient http, IReadOnlyList<string> lists)
    {
        var wrong = 0;
        foreach (var list in lists)
        {
            var before = await Scanned(lab);
            for (var i = 0; i < 3; i++) (await http.GetAsync($"{list}?pageSize=50")).Dispose();
            await Task.Delay(1200);
            var after = await Scanned(lab);
            foreach (var table in Growing.Where(t => after[t] - before[t] > 10_000))
            {
                Console.WriteLine($"    {list} reads {table} from end to end");
                wrong++;
            }
        }
        Console.WriteLine($"{lists.Count} lists, {wrong} sequential reads of growing tables");
        return wrong;
    }

    private static async Task<Dictionary<string, long>> Scanned(Lab lab) =>
        (await lab.Sql($"select relname || '=' || seq_tup_read from pg_stat_user_tables where relname in ('{string.Join("','", Growing)}')"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('=')).ToDictionary(l => l[0], l => long.Parse(l[1]));

    private static JsonArray Many(int count, Func<int, JsonObject> item) => [.. Enumerable.Range(0, count).Select(item)];
}
