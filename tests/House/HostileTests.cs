using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Waybill.Infrastructure.Grpc;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;

namespace Waybill.Tests.House;

/// <summary>Whatever is sent to any operation, the answer is one that its contract names: never a 5xx, never a word of the inside.</summary>
public sealed class HostileTests
{
    private static readonly string[] Values =
    [
        "null", "\"\"", "\" \"", "\"a\\u0000b\"", "\"\\ud83d\"", "-1", "0", "1e400", "12345678901234567890123456789012345678901234567890", "\"1234567890123456789012345\"",
        "\"-0.00001\"", "\"1e5\"", "\"NaN\"", "true", "[]", "{}", "[[[]]]", "\"2026-13-45\"", "\"9999-12-31\"", "\"0001-01-01T00:00:00Z\"", "\"00000000-0000-0000-0000-000000000000\"",
        "\"'; drop table orders; --\"", "\"" + "长" + "x\\n\"", "\"" + new string('x', 5000) + "\"",
    ];

    [Fact]
    public async Task Over_REST_every_member_of_every_request_may_hold_anything()
    {
        var (shop, document) = (await Shop.Open(), await OpenApiTests.Document());
        var (sent, wrong) = (0, new ConcurrentBag<string>());
        await Parallel.ForEachAsync(await OpenApiTests.Operations(), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (one, ct) =>
        {
            foreach (var body in Bodies(document, one.Said))
            {
                using var request = OpenApiTests.Example(document, one.Operation, one.Said, shop.Keys[Roles.Admin]);
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
                await Check(shop, document, one, request, body, wrong, ct);
                Interlocked.Increment(ref sent);
            }
        });
        wrong.ShouldBeEmpty();
        sent.ShouldBeGreaterThan(2000);
    }

    [Fact]
    public async Task Over_REST_every_parameter_may_hold_anything()
    {
        var (shop, document) = (await Shop.Open(), await OpenApiTests.Document());
        var wrong = new ConcurrentBag<string>();
        string[] texts = ["", "%00", "-1", "99999999999999999999", "a b", "null", "%F0%9F%98%80", new('x', 3000), "((((", "id%20%3D", "createdAt%20desc%2C%20id", "..%2F..%2Fetc", "%27%20or%201%3D1"];
        await Parallel.ForEachAsync(await OpenApiTests.Operations(), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (one, ct) =>
        {
            foreach (var parameter in one.Said["parameters"]?.AsArray().Select(p => OpenApiTests.Resolve(document, p!)).Where(p => p["in"]!.ToString() is "query" or "path") ?? [])
                foreach (var text in texts)
                {
                    using var request = OpenApiTests.Example(document, one.Operation, one.Said, shop.Keys[Roles.Admin]);
                    request.RequestUri = With(request.RequestUri!.ToString(), one.Operation, parameter, text);
                    await Check(shop, document, one, request, request.RequestUri.ToString(), wrong, ct);
                }
        });
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Over_REST_two_names_joined_by_a_comma_are_none_of_the_values()
    {
        var (shop, document) = (await Shop.Open(), await OpenApiTests.Document());
        var (schemas, sent, wrong) = (new Schemas(document), 0, new ConcurrentBag<string>());
        await Parallel.ForEachAsync(await OpenApiTests.Operations(), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (one, ct) =>
        {
            var media = one.Said["requestBody"] is { } said ? OpenApiTests.Resolve(document, said)["content"]!["application/json"] : null;
            foreach (var (at, body) in media is null ? [] : Joined(schemas, media["schema"]!, media["example"], ""))
            {
                using var request = OpenApiTests.Example(document, one.Operation, one.Said, shop.Keys[Roles.Admin]);
                request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
                await CheckPlace(shop, one.Operation, request, at, wrong, ct);
                Interlocked.Increment(ref sent);
            }
            foreach (var parameter in one.Said["parameters"]?.AsArray().Select(p => OpenApiTests.Resolve(document, p!)).Where(p => p["in"]!.ToString() == "query") ?? [])
                foreach (var (at, text) in Joined(schemas, parameter["schema"]!, null, "/" + parameter["name"]))
                {
                    using var request = OpenApiTests.Example(document, one.Operation, one.Said, shop.Keys[Roles.Admin]);
                    request.RequestUri = With(request.RequestUri!.ToString(), one.Operation, parameter, Uri.EscapeDataString(text.ToString()));
                    await CheckPlace(shop, one.Operation, request, at, wrong, ct);
                    Interlocked.Increment(ref sent);
                }
        });
        wrong.ShouldBeEmpty();
        sent.ShouldBeGreaterThan(80);
    }

    [Fact]
    public async Task Over_gRPC_every_message_may_be_damaged()
    {
        var shop = await Shop.Open();
        var wrong = new ConcurrentBag<string>();
        var metadata = new Dictionary<string, string> { ["authorization"] = "Bearer " + shop.Keys[Roles.Admin], ["validate-only"] = "true", ["idempotency-key"] = Guid.NewGuid().ToString() };
        await Parallel.ForEachAsync(shop.Catalogue.All, new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (operation, ct) =>
        {
            var dice = new Random(operation.Name.Length * 7919);
            for (var i = 0; i < 40; i++)
            {
                var body = new byte[dice.Next(0, 120)];
                dice.NextBytes(body);
                if (i % 2 == 0 && body.Length > 3) (body[0], body[1]) = ((byte)((dice.Next(1, 12) << 3) | 2), (byte)(body.Length - 2));
                if (await Status(shop, operation, body, metadata, operation.Reads, ct) is GrpcCode.Unknown or GrpcCode.Internal or GrpcCode.DataLoss) wrong.Add($"{operation.Name} {Convert.ToHexString(body)}");
            }
        });
        wrong.ShouldBeEmpty();
    }

    private static async Task<GrpcCode> Status(Shop shop, Operation operation, byte[] body, Dictionary<string, string> metadata, bool reads, CancellationToken ct)
    {
        try
        {
            await shop.Grpc.Channel.Send(Rpcs.Method(operation), GrpcChannel.Frame(body), new() { Metadata = reads ? metadata.Where(m => m.Key == "authorization").ToDictionary() : metadata }, ct);
            return GrpcCode.Ok;
        }
        catch (RpcFault fault)
        {
            return fault.Code;
        }
    }

    private static async Task Check(Shop shop, JsonObject document, (Operation Operation, JsonObject Said) one, HttpRequestMessage request, string sent, ConcurrentBag<string> wrong, CancellationToken ct)
    {
        using var response = await shop.Rest.SendAsync(request, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        var status = (int)response.StatusCode;
        if (status < 300 || (status is 400 or 414 && text.Length == 0)) return;
        var said = one.Said["responses"]![status.ToString()] is { } answer ? OpenApiTests.Resolve(document, answer) : null;
        var known = said?["content"]?["application/problem+json"]?["examples"]?[JsonNode.Parse(text)!["code"]!.ToString()] is not null;
        var outside = status == 404 && text.Contains("ROUTE_NOT_FOUND") || status == 405;
        if (status >= 500 || text.Contains("   at ") || (!known && !outside)) wrong.Add($"{one.Operation.Name} {status} {Short(sent)} → {Short(text)}");
    }

    private static async Task CheckPlace(Shop shop, Operation operation, HttpRequestMessage request, string at, ConcurrentBag<string> wrong, CancellationToken ct)
    {
        using var response = await shop.Rest.SendAsync(request, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        var status = (int)response.StatusCode;
        var refused = status == 422 && JsonNode.Parse(text)!["errors"]?.AsArray().Any(e => $"{e!["pointer"]} {e["code"]}" == $"{at} INVALID_VALUE") == true;
        if (!refused && status != 403) wrong.Add($"{operation.Name} {at} {status} → {Short(text)}");
    }

    /// <summary>The value with two names at once where its schema allows one of several, a place at a time.</summary>
    private static IEnumerable<(string At, JsonNode Value)> Joined(Schemas schemas, JsonNode given, JsonNode? value, string at)
    {
        var schema = schemas.Resolve(given);
        if (schema["anyOf"] is JsonArray choices) schema = schemas.Resolve(choices[0]!);
        if (schema["enum"] is JsonArray { Count: > 1 } names) yield return (at, JsonValue.Create($"{names[0]},{names[1]}"));
        foreach (var (name, inner) in schema["properties"]?.AsObject() ?? [])
            foreach (var (place, put) in Joined(schemas, inner!, (value as JsonObject)?[name], $"{at}/{name}"))
            {
                var copy = (value as JsonObject)?.DeepClone().AsObject() ?? new JsonObject();
                copy[name] = put;
                yield return (place, copy);
            }
        if (schema["items"] is not { } items) yield break;
        foreach (var (place, put) in Joined(schemas, items, (value as JsonArray)?.FirstOrDefault(), $"{at}/0")) yield return (place, new JsonArray(put));
    }

    private static IEnumerable<string> Bodies(JsonObject document, JsonObject said)
    {
        if (said["requestBody"] is not { } body) yield break;
        var example = OpenApiTests.Resolve(document, body)["content"]!["application/json"]!["example"]!;
        foreach (var path in Paths(example, []))
            foreach (var value in Values) yield return Replaced(example, path, value);
        foreach (var value in Values.Append("{").Append("{\"a\":1,\"a\":2}")) yield return value;
    }

    private static IEnumerable<string[]> Paths(JsonNode? node, string[] at) => node switch
    {
        JsonObject one => one.SelectMany(p => Paths(p.Value, [.. at, p.Key])).Concat(at.Length > 0 ? [at] : []),
        JsonArray many => (many.Count > 0 ? Paths(many[0], [.. at, "0"]) : []).Append(at),
        _ => [at],
    };

    private static string Replaced(JsonNode example, string[] path, string value)
    {
        var copy = example.DeepClone();
        var holder = path[..^1].Aggregate((JsonNode)copy, (node, step) => (node is JsonArray many ? many[int.Parse(step)] : node[step])!);
        const string mark = "\"\u2021here\u2021\"";
        if (holder is JsonArray list) list[int.Parse(path[^1])] = "\u2021here\u2021";
        else holder[path[^1]] = "\u2021here\u2021";
        return copy.ToJsonString(Waybill.Infrastructure.Rest.Json.Options).Replace(mark, value);
    }

    private static Uri With(string address, Operation operation, JsonNode parameter, string text)
    {
        var name = parameter["name"]!.ToString();
        if (parameter["in"]!.ToString() == "query") return new($"{address.Split('?')[0]}?{name}={text}{(operation.Reads || name == "validateOnly" ? "" : "&validateOnly=true")}", UriKind.Relative);
        var at = Array.IndexOf(operation.Route.Split('/'), $"{{{name}}}");
        var parts = address.Split('?')[0].Split('/');
        parts[at] = text.Length == 0 ? "%20" : text;
        return new(string.Join('/', parts) + (operation.Reads ? "" : "?validateOnly=true"), UriKind.Relative);
    }

    private static string Short(string text) => text.Length > 300 ? text[..300] : text;
}
