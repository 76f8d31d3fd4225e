using System.Text.Json.Nodes;
using Waybill.Bench.Selling;

namespace Waybill.Bench.Load;

/// <summary>
/// Callers who see less than everything: a veteran of a department that shares nearly all of the past, and a newcomer in a department of one, whose only customer has no past.
/// Who sees little of much is the hardest to answer: a database that walks an order for them walks to the end.
/// </summary>
internal sealed class Salespeople : IDisposable
{
    private const int Customers = 10_000;
    private const int Veterans = 20;
    private readonly List<(string Name, HttpClient Http)> callers = [];

    /// <summary>Who they are and what they ask with.</summary>
    public IReadOnlyList<(string Name, HttpClient Http)> Callers => callers;

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
        await Market.Batch(api, "/v1/customers/batch-create", Customers, i => Customer($"Past {i}", people[i % Veterans], i == 0 ? "north" : "south"));
        await api.Post("/v1/customers", Customer("Fresh", people[Veterans], "islands"));

        var permissions = new JsonArray([.. (await api.Get("/v1/me"))["permissions"]!.AsArray().Select(p => (JsonNode)p!.ToString())]);
        var team = new Salespeople();
        foreach (var scope in (string[])["own", "related", "department"])
            foreach (var (name, person) in ((string, string)[])[("veteran", people[0]), ("newcomer", people[Veterans])])
                await team.Admit(lab, api, $"{name}, {scope}", permissions, new JsonObject { ["kind"] = "*", ["action"] = "read", ["scope"] = scope }, person);
        foreach (var region in (string[])["south", "north", "islands"])
            await team.Admit(lab, api, $"region {region}", permissions, new JsonObject { ["kind"] = "*", ["action"] = "read", ["scope"] = "all", ["regions"] = new JsonArray(region) }, null);
        return team;
    }

    public void Dispose() => callers.ForEach(c => c.Http.Dispose());

    private async Task Admit(Lab lab, Api api, string name, JsonArray permissions, JsonObject scope, string? person)
    {
        var role = Id(await api.Post("/v1/roles", new JsonObject { ["name"] = name, ["permissions"] = permissions.DeepClone(), ["scopes"] = new JsonArray(scope) }));
        var client = new JsonObject { ["name"] = name, ["roleIds"] = new JsonArray(role) };
        if (person is not null) client["employeeId"] = person;
        var key = (await api.Post($"/v1/api-clients/{Id(await api.Post("/v1/api-clients", client))}/keys", new JsonObject()))["key"]!.ToString();
        callers.Add((name, lab.Client(key)));
    }

    private static JsonObject Customer(string name, string owner, string region) => new() { ["name"] = name, ["currency"] = "CNY", ["ownerId"] = owner, ["region"] = region };

    private static string Id(JsonObject answer) => answer["id"]!.ToString();
}
