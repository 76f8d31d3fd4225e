using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Rest;

/// <summary>
/// Gives a reader less or more than the whole answer: <c>fields=</c> keeps the named members; <c>expand=customer</c> puts beside customerId what
/// GetCustomer answers, under the caller's own rights, to a depth of two (customer.group).
/// </summary>
internal static class Shaping
{
    public static async Task<JsonNode?> Shape(Operation operation, object result, HttpContext http, Caller caller)
    {
        var fields = http.Request.Query["fields"].ToString();
        var expand = http.Request.Query["expand"].ToString();
        if (fields.Length + expand.Length == 0 || !operation.Reads) return null;
        var node = JsonSerializer.SerializeToNode(result, operation.Result, Json.Options)!;
        if (fields.Length > 0) SparseFields.Prune(node, fields, operation.Result, caller);
        if (expand.Length > 0) await new Expansion(http, caller).Expand(Items(node, operation), expand);
        return node;
    }

    private static List<JsonObject> Items(JsonNode node, Operation operation) =>
        operation.Verb == Verb.List ? [.. node["items"]!.AsArray().Select(i => i!.AsObject())] : [node.AsObject()];

    private sealed class Expansion(HttpContext http, Caller caller)
    {
        private readonly OperationCatalogue catalogue = http.RequestServices.GetRequiredService<OperationCatalogue>();
        private readonly Operations operations = http.RequestServices.GetRequiredService<Operations>();
        private readonly Dictionary<(string, Guid), JsonNode?> known = [];

        public async Task Expand(List<JsonObject> items, string paths)
        {
            foreach (var path in paths.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var steps = path.Split('.');
                if (steps.Length > 2) throw PlatformRefusals.BadFields.At("/expand", ("field", path));
                var level = items;
                foreach (var step in steps) level = await ExpandOne(level, step, path);
            }
        }

        private async Task<List<JsonObject>> ExpandOne(List<JsonObject> items, string step, string path)
        {
            var getter = catalogue.All.FirstOrDefault(o => o.Verb == Verb.Get && o.Name.Equals("Get" + step, StringComparison.OrdinalIgnoreCase) && o.RouteMembers.Count == 1);
            if (getter is null) throw PlatformRefusals.BadFields.At("/expand", ("field", path));
            var expanded = new List<JsonObject>();
            foreach (var item in items)
            {
                if (item[step] is JsonObject there) expanded.Add(there);
                else if (item[step + "Id"] is JsonValue text && Guid.TryParse(text.GetValue<string>(), out var id) && (await Known(getter, id))?.DeepClone() is JsonObject found)
                {
                    item[step] = found;
                    expanded.Add(found);
                }
            }
            return expanded;
        }

        private async Task<JsonNode?> Known(Operation getter, Guid id)
        {
            if (known.TryGetValue((getter.Name, id), out var node)) return node;
            try
            {
                var request = new JsonObject { [getter.RouteMembers[0]] = id.ToString() }.Deserialize(getter.Request, Json.Options)!;
                var answer = await getter.Run(operations, request, new Call(caller), http.RequestAborted);
                node = JsonSerializer.SerializeToNode(answer.Result, getter.Result, Json.Options);
            }
            catch (Refusal refusal) when (refusal.Reason == PlatformRefusals.NotFound)
            {
                node = null;
            }
            return known[(getter.Name, id)] = node;
        }
    }
}
