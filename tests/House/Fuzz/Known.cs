using System.Text.Json.Nodes;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;

namespace Waybill.Tests.House.Fuzz;

/// <summary>A thing that there is, as an answer told of it, with the ids and texts in it by what they are called.</summary>
/// <param name="Status">Where it is in its life, if it has one.</param>
internal sealed record Thing(string Kind, string Id, string? Version, string? Status, IReadOnlyDictionary<string, List<string>> Values);

/// <summary>Everything there is before the first generated request, so that requests can be made of ids that belong together.</summary>
internal sealed class Known
{
    private static readonly string[] People = ["salesperson", "owner", "superior", "manager", "mention", "standIn", "checkedBy", "pickedBy", "subject"];
    private readonly List<Thing> things = [];
    private readonly Dictionary<string, List<Thing>> mentioning = [];
    private readonly Dictionary<string, List<string>> all = [];

    public int Count => things.Count;

    /// <summary>Reads every list, and of what it has the whole.</summary>
    public static async Task<Known> Of(Shop shop, string key)
    {
        var known = new Known();
        var lists = shop.Catalogue.All.Where(o => o.Verb == Verb.List).ToList();
        foreach (var list in lists.Where(l => l.RouteMembers.Count == 0))
            foreach (var row in await Rows(shop, key, list.Route)) known.Take(KindOf(list.Route), row);
        foreach (var list in lists.Where(l => l.Route is "/v1/comments" or "/v1/attachments"))
            foreach (var order in known.things.Where(t => t.Kind == "order").DistinctBy(t => t.Id).Take(10).ToList())
                foreach (var row in await Rows(shop, key, $"{list.Route}?documentKind=order&documentId={order.Id}")) known.Take(KindOf(list.Route), row);
        foreach (var one in shop.Catalogue.All.Where(o => o.Verb != Verb.List && o.Reads && o.RouteMembers.Count == 1 && o.Route.EndsWith('}')))
            foreach (var thing in known.things.Where(t => t.Kind == Singular(one.Route.Split('/')[2])).Take(40).ToList())
                if (await Read(shop, key, one.Route[..one.Route.LastIndexOf('{')] + thing.Id) is JsonObject whole) known.Take(thing.Kind, whole);
        foreach (var list in lists.Where(l => l.RouteMembers.Count == 1 && l.Route.Split('/').Length == 5))
            foreach (var thing in known.things.Where(t => t.Kind == Singular(list.Route.Split('/')[2])).DistinctBy(t => t.Id).Take(8).ToList())
                foreach (var row in await Rows(shop, key, list.Route.Replace($"{{{list.RouteMembers[0]}}}", thing.Id))) known.Take(Singular(list.Route.Split('/')[4]), row, thing);
        return known;
    }

    /// <summary>Some thing of a kind, if there is any: of one status after the other, so that the rare ones have their turn.</summary>
    public Thing? Any(Random dice, string kind, int turn = 0)
    {
        if (things.Where(t => t.Kind == kind).GroupBy(t => t.Status).OrderBy(g => g.Key, StringComparer.Ordinal).ToList() is not { Count: > 0 } states) return null;
        var some = states[turn % states.Count].ToList();
        return some[dice.Next(some.Count)];
    }

    public Thing? Any(Random dice) => things.Count == 0 ? null : things[dice.Next(things.Count)];

    /// <summary>The thing whose id stands in the address.</summary>
    public Thing? Mentioned(string address) => things.FindLast(t => t.Id.Length > 0 && address.Contains(t.Id, StringComparison.Ordinal));

    /// <summary>Takes what the answer of an operation tells.</summary>
    public void Learn(Operation operation, JsonNode told)
    {
        var steps = operation.Route.Split('/');
        var at = Array.FindIndex(steps, s => s.StartsWith('{'));
        var kind = at > 0 ? Singular(steps[at - 1]) : KindOf(operation.Route);
        foreach (var row in told["items"] as JsonArray ?? [told.DeepClone()]) Take(kind, row);
    }

    /// <summary>A value that is called so: of the thing or of what it belongs together with, else any.</summary>
    public string? Value(Random dice, Thing? about, string name)
    {
        foreach (var called in Names(name, about))
        {
            if (about is not null && dice.Next(10) > 0 && Family(about).SelectMany(t => t.Values.GetValueOrDefault(called) ?? []).Distinct().ToList() is { Count: > 0 } near) return near[dice.Next(near.Count)];
            if (all.GetValueOrDefault(called) is { } far) return far[dice.Next(far.Count)];
        }
        return null;
    }

    /// <summary>stock-counts: stockCount.</summary>
    public static string Singular(string segment)
    {
        var words = segment.Split('-');
        var name = words[0] + string.Concat(words.Skip(1).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
        return name.EndsWith("ies", StringComparison.Ordinal) ? name[..^3] + "y" : name.EndsWith("ches", StringComparison.Ordinal) || name.EndsWith("sses", StringComparison.Ordinal) ? name[..^2]
            : name.EndsWith('s') ? name[..^1] : name;
    }

    /// <summary>deliveryLine; toWarehouse, then warehouse; the last words of what it is about: salesReturn for return.</summary>
    private IEnumerable<string> Names(string name, Thing? about)
    {
        yield return name;
        if (People.Contains(name) || name.EndsWith("Owner", StringComparison.Ordinal)) yield return "employee";
        for (var i = 1; i < name.Length; i++) if (char.IsUpper(name[i])) yield return char.ToLowerInvariant(name[i]) + name[(i + 1)..];
        if (all.Keys.FirstOrDefault(k => k.EndsWith(char.ToUpperInvariant(name[0]) + name[1..], StringComparison.Ordinal)) is { } longer) yield return longer;
        if (about is not null && name is "parent" or "related") yield return about!.Kind;
    }

    private IEnumerable<Thing> Family(Thing thing) => (mentioning.GetValueOrDefault(thing.Id) ?? []).Take(30).Prepend(thing);

    private void Take(string kind, JsonNode? told, Thing? parent = null)
    {
        if (told is not JsonObject one) return;
        var values = new Dictionary<string, List<string>>();
        Walk(one, kind, values);
        if (parent is not null) Add(values, parent.Kind, parent.Id);
        var thing = new Thing(kind, (one["id"] ?? one[kind + "Id"])?.ToString() ?? "", one["version"]?.ToString(), one["status"]?.ToString(), values);
        foreach (var (name, texts) in values)
            foreach (var text in texts)
            {
                Add(all, name, text);
                if (Guid.TryParse(text, out _)) (mentioning.TryGetValue(text, out var before) ? before : mentioning[text] = []).Add(thing);
            }
        if (thing.Id.Length > 0) things.Add(thing);
    }

    private static void Walk(JsonObject one, string kind, Dictionary<string, List<string>> values)
    {
        foreach (var (name, value) in one)
            if (value is JsonObject inner) Walk(inner, name, values);
            else if (value is JsonArray many)
                foreach (var item in many)
                    if (item is JsonObject part) Walk(part, name == "lines" ? kind + "Line" : Singular(name), values);
                    else if (item is not null) Add(values, name.EndsWith("Ids", StringComparison.Ordinal) ? name[..^3] : name, item.ToString());
                    else continue;
            else if (value is not null) Add(values, name == "id" ? kind : name.EndsWith("Id", StringComparison.Ordinal) ? name[..^2] : name, value.ToString());
        if (kind.EndsWith("Line", StringComparison.Ordinal) && one["id"] is { } id) Add(values, "line", id.ToString());
    }

    private static void Add(Dictionary<string, List<string>> values, string name, string text)
    {
        if (!values.TryGetValue(name, out var list)) values[name] = list = [];
        if (list.Count < 200 && !list.Contains(text)) list.Add(text);
    }

    /// <summary>What a list lists: /v1/stock-alerts/rules has rules, /v1/reminders/mine has reminders.</summary>
    private static string KindOf(string route) => Singular(route.Split('/').LastOrDefault(s => s.EndsWith('s')) ?? route.Split('/')[^1]);

    private static async Task<IEnumerable<JsonNode?>> Rows(Shop shop, string key, string route) =>
        (await Read(shop, key, route + (route.Contains('?') ? "&" : "?") + "pageSize=60"))?["items"]?.AsArray() ?? [];

    private static async Task<JsonNode?> Read(Shop shop, string key, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Authorization = new("Bearer", key);
        using var response = await shop.Rest.SendAsync(request);
        return response.IsSuccessStatusCode ? JsonNode.Parse(await response.Content.ReadAsStringAsync()) : null;
    }
}
