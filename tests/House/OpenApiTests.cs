using System.Text.Json;
using System.Text.Json.Nodes;
using Waybill.Api.Hosting;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;

namespace Waybill.Tests.House;

/// <summary>The OpenAPI document says of every operation what a client must know, and what it shows is valid by what it says.</summary>
public sealed class OpenApiTests
{
    private static readonly string[] Misunderstood = ["VALIDATION_FAILED", "UNKNOWN_FIELD", "MALFORMED_JSON", "BODY_REQUIRED", "UNKNOWN_PARAMETER", "UNSUPPORTED_MEDIA_TYPE"];

    [Fact]
    public async Task The_document_is_approved() => Approved.Matches("openapi.json", await Served());

    [Fact]
    public async Task A_program_without_a_database_writes_the_same_document() => (await WaybillHost.Contract([])).ShouldBe(await Served());

    [Fact]
    public async Task Every_operation_is_described()
    {
        foreach (var (operation, said) in await Operations())
        {
            said["operationId"]!.ToString().ShouldBe(operation.Name);
            said["tags"]!.AsArray().Single()!.ToString().ShouldBe(operation.Feature);
            said["description"]!.ToString().Length.ShouldBeGreaterThan(operation.Summary.Length, operation.Name);
            said["x-permission"]?.ToString().ShouldBe(operation.Permission, operation.Name);
            said["responses"]![operation.Status.ToString()].ShouldNotBeNull(operation.Name);
        }
    }

    [Fact]
    public async Task Every_refusal_of_an_operation_has_its_sentence_and_an_example()
    {
        var document = await Document();
        foreach (var (operation, said) in await Operations())
        {
            var problems = said["responses"]!.AsObject().Select(r => Resolve(document, r.Value!)).Select(r => r["content"]?["application/problem+json"]?["examples"]).OfType<JsonObject>();
            var codes = problems.SelectMany(p => p.Select(e => e.Key)).ToHashSet();
            operation.Refuses.Except(codes).ShouldBeEmpty(operation.Name);
            string[] always = ["UNAUTHENTICATED", "VALIDATION_FAILED", "RATE_LIMITED", "INTERNAL", "UNAVAILABLE"];
            always.Except(codes).ShouldBeEmpty(operation.Name);
        }
    }

    [Fact]
    public async Task Every_example_is_valid()
    {
        var document = await Document();
        var (schemas, looked) = (new Schemas(document), 0);
        foreach (var (path, media) in Media(document["paths"]!, "").Concat(Media(document["components"]!["responses"]!, "components")))
            foreach (var example in Shown(document, media))
            {
                schemas.Faults(media["schema"]!, example, new(Closed: true)).ShouldBeEmpty(path);
                looked++;
            }
        looked.ShouldBeGreaterThan((await Operations()).Count);
    }

    [Fact]
    public async Task No_schema_uses_a_keyword_that_the_tests_do_not_hold_answers_to()
    {
        var document = await Document();
        var used = document["components"]!["schemas"]!.AsObject().Select(s => s.Value!).Concat(Media(document["paths"]!, "").Select(m => m.Media["schema"]!)).SelectMany(Keywords).ToHashSet();
        used.Except(Schemas.Deciding).Except(Schemas.Telling).ShouldBeEmpty();
        used.Count.ShouldBeGreaterThan(15);
    }

    [Fact]
    public async Task Every_example_is_understood_by_the_program_and_every_answer_is_in_the_document()
    {
        var shop = await Shop.Open();
        var document = await Document();
        foreach (var (operation, said) in await Operations())
        {
            using var request = Example(document, operation, said, shop.Keys[Roles.Admin]);
            using var response = await shop.Rest.SendAsync(request);
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
            var known = Resolve(document, said["responses"]![((int)response.StatusCode).ToString()].ShouldNotBeNull($"{operation.Name}: {answer}"));
            if (response.IsSuccessStatusCode) continue;
            known["content"]!["application/problem+json"]!["examples"]![answer["code"]!.ToString()].ShouldNotBeNull($"{operation.Name}: {answer}");
            var codes = answer["errors"]?.AsArray().Select(e => e!["code"]!.ToString()).ToList() ?? [answer["code"]!.ToString()];
            if (!codes.All(c => c == "UNKNOWN_REFERENCE")) Misunderstood.ShouldNotContain(answer["code"]!.ToString(), $"{operation.Name}: {answer}");
        }
    }

    [Fact]
    public async Task Keys_and_versions_are_parameters_where_they_are_needed()
    {
        var document = await Document();
        foreach (var (operation, said) in await Operations())
        {
            var parameters = said["parameters"]?.AsArray().Select(p => Resolve(document, p!)).ToDictionary(p => p["name"]!.ToString()) ?? [];
            (parameters.GetValueOrDefault("Idempotency-Key")?["required"]?.GetValue<bool>() == true).ShouldBe(operation.NeedsKey, operation.Name);
            parameters.ContainsKey("If-Match").ShouldBe(operation.NeedsVersion, operation.Name);
            operation.RouteMembers.Except(parameters.Keys).ShouldBeEmpty(operation.Name);
        }
    }

    [Fact]
    public async Task Every_problem_is_explained_to_anybody()
    {
        var shop = await Shop.Open();
        var explained = JsonNode.Parse(await shop.Rest.GetStringAsync(new Uri("/problems/not-found", UriKind.Relative)))!;
        explained["code"]!.ToString().ShouldBe("NOT_FOUND");
        explained["status"]!.GetValue<int>().ShouldBe(404);
        JsonNode.Parse(await shop.Rest.GetStringAsync(new Uri("/problems", UriKind.Relative)))!.AsArray().Count.ShouldBeGreaterThan(40);
        ((int)(await shop.Rest.GetAsync(new Uri("/problems/nothing", UriKind.Relative))).StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task The_docs_page_opens() =>
        (await (await Shop.Open()).Rest.GetStringAsync(new Uri("/docs", UriKind.Relative))).ShouldContain("/openapi/v1.json");

    private static async Task<string> Served() => await (await Shop.Open()).Rest.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));

    internal static async Task<JsonObject> Document() => JsonNode.Parse(await Served())!.AsObject();

    internal static async Task<IReadOnlyList<(Operation Operation, JsonObject Said)>> Operations()
    {
        var paths = (await Document())["paths"]!;
        var all = (await Shop.Open()).Catalogue.All;
        all.Count.ShouldBeGreaterThan(30);
        return [.. all.Select(o => (o, paths[o.Route]?[o.Method.ToLowerInvariant()]?.AsObject() ?? throw new InvalidOperationException($"{o.Name} is not in the document.")))];
    }

    internal static JsonNode Resolve(JsonNode document, JsonNode node) => node["$ref"] is not { } reference ? node
        : reference.ToString()[2..].Split('/').Aggregate(document, (at, step) => at[step]!);

    internal static HttpRequestMessage Example(JsonObject document, Operation operation, JsonObject said, string key)
    {
        var message = new HttpRequestMessage { Method = new(operation.Method) };
        message.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key);
        var route = operation.Route;
        var query = operation.Reads ? "?" : "?validateOnly=true";
        foreach (var parameter in said["parameters"]!.AsArray().Select(p => Resolve(document, p!)).Where(p => p["required"]?.GetValue<bool>() == true))
        {
            var (name, value) = (parameter["name"]!.ToString(), parameter["example"]!.ToString());
            if (parameter["in"]!.ToString() == "path") route = route.Replace($"{{{name}}}", Uri.EscapeDataString(value));
            else if (parameter["in"]!.ToString() == "query") query += $"&{name}={Uri.EscapeDataString(value)}";
            else message.Headers.TryAddWithoutValidation(name, value);
        }
        message.RequestUri = new(route + query, UriKind.Relative);
        if (said["requestBody"]?["content"]?.AsObject().First() is { Value: { } media } body)
            message.Content = new StringContent(media["example"]!.ToJsonString(), System.Text.Encoding.UTF8, body.Key);
        return message;
    }

    private static IEnumerable<(string Path, JsonObject Media)> Media(JsonNode? node, string path)
    {
        if (node is JsonArray many) return many.SelectMany((item, i) => Media(item, $"{path}/{i}"));
        if (node is not JsonObject one) return [];
        return one.SelectMany(p => p.Key == "content" ? p.Value!.AsObject().Select(m => ($"{path}/{m.Key}", m.Value!.AsObject())) : Media(p.Value, $"{path}/{p.Key}"));
    }

    private static IEnumerable<JsonNode> Shown(JsonObject document, JsonObject media) =>
        media["example"] is { } one ? [one] : media["examples"]!.AsObject().Select(e => Resolve(document, e.Value!)["value"]!);

    private static IEnumerable<string> Keywords(JsonNode schema)
    {
        var inner = (schema["properties"]?.AsObject().Select(p => p.Value!) ?? []).Concat(schema["anyOf"]?.AsArray().Select(c => c!) ?? [])
            .Concat(new[] { schema["items"], schema["additionalProperties"] as JsonObject }.OfType<JsonNode>());
        return schema.AsObject().Select(k => k.Key).Concat(inner.SelectMany(Keywords));
    }
}
