using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Waybill.Bench.Load;

/// <summary>
/// Callers who see less than everything: a veteran of a department that shares nearly all of the past, and a newcomer in a department of one, whose only customer has no past.
/// Who sees little of much is the hardest to answer: a database that walks an order for them walks to the end.
/// </summary>
internal sealed class Salespeople : IDisposable
{
    private const int Customers = 10_000;
    private const int Veterans = 20, Times = 15;
    private readonly List<(string Name, HttpClient Http)> callers = [];

    /// <summary>Enters the people, whom the customers belong to, and a client for each way to see less.</summary>
    public static async Task<Salespeople> Hire(Lab lab, Api api)
    {
        var people = new List<string>();
        foreach (var department in (string[])["Veterans", "Newcomers"])
        {
            var id = Id(await api.Post("/v1/departments", new JsonObject { ["code"] = department, ["name"] = department }));
            for (var i = 0; i < (department == "Veterans" ? Veterans : 1); i++)
                people.Add(Id(await api.Post("/v1/employees", new JsonObject { ["code"] = $"{department}-{i}", ["name"] = $"{department} {i}", ["departmentId"] = id })));
        }
        for (var from = 0; from < Customers; from += 200)
            await api.Post("/v1/customers/batch-create", new JsonObject { ["items"] = Many(200, i => Customer($"Past {from + i}", people[(from + i) % Veterans], from + i == 0 ? "north" : "south")) });
        await api.Post("/v1/customers/batch-create", new JsonObject { ["items"] = Many(1, _ => Customer("Fresh", people[Veterans], "islands")) });

        var permissions = new JsonArray([.. (await api.Get("/v1/me"))["permissions"]!.AsArray().Select(p => (JsonNode)p!.ToString())]);
        var team = new Salespeople();
        foreach (var scope in (string[])["own", "related", "department"])
            foreach (var (name, person) in ((string, string)[])[("veteran", people[0]), ("newcomer", people[Veterans])])
                await team.Admit(lab, api, $"{name}, {scope}", permissions, new JsonObject { ["kind"] = "*", ["action"] = "read", ["scope"] = scope }, person);
        foreach (var region in (string[])["south", "north", "islands"])
            await team.Admit(lab, api, $"region {region}", permissions, new JsonObject { ["kind"] = "*", ["action"] = "read", ["scope"] = "all", ["regions"] = new JsonArray(region) }, null);
        return team;
    }

    /// <summary>The median of each list for each caller.</summary>
    public async Task<IReadOnlyDictionary<string, double>> Look(IReadOnlyList<string> lists)
    {
        var medians = new Dictionary<string, double>();
        foreach (var (name, http) in callers)
            foreach (var list in lists)
            {
                var times = new List<double>();
                for (var i = 0; i < Times; i++)
                {
                    var start = Stopwatch.GetTimestamp();
                    using var response = await http.GetAsync($"{list}?pageSize=50");
                    response.EnsureSuccessStatusCode();
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
                medians[$"{name}: {list}"] = times.Order().ElementAt(Times / 2);
            }
        return medians;
    }

    public static void Compare(IReadOnlyList<IReadOnlyDictionary<string, double>> sizes, double slow)
    {
        var last = sizes[^1].OrderByDescending(m => m.Value).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{last.Count} lists of callers who see less, median of medians {last[last.Count / 2].Value:0.0} ms; {last.Count(m => m.Value > slow)} take more than {slow} ms:"));
        foreach (var (look, _) in last.TakeWhile(m => m.Value > slow)) Console.WriteLine($"    {look}: {string.Join(", ", sizes.Select(s => s[look].ToString("0.0", CultureInfo.InvariantCulture)))} ms");
    }

    public void Dispose() => callers.ForEach(c => c.Http.Dispose());

    private async Task Admit(Lab lab, Api api, string name, JsonArray permissions, JsonObject scope, string? person)
    {
        var role = Id(await api.Post("/v1/roles", new JsonObject { ["name"] = name, ["permissions"] = permissions.DeepClone(), ["scopes"] = new JsonArray(scope) }));
        var client = new JsonObject { ["name"] = name, ["roleIds"] = new JsonArray(role) };
        if (person is not null) client["employeeId"] = person;
        var key = (await api.Post($"/v1/api-clients/{Id(await api.Post("/v1/api-clients", client))}/keys", new JsonObject()))["key"]!.ToString();
        callers.Add((name, new HttpClient(new SocketsHttpHandler()) { BaseAddress = lab.Rest, DefaultRequestHeaders = { Authorization = new("Bearer", key) } }));
    }

    private static JsonObject Customer(string name, string owner, string region) => new() { ["name"] = name, ["currency"] = "CNY", ["ownerId"] = owner, ["region"] = region };

    private static JsonArray Many(int count, Func<int, JsonObject> item) => [.. Enumerable.Range(0, count).Select(item)];

    private static string Id(JsonObject answer) => answer["id"]!.ToString();
}
