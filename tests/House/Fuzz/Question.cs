using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Rest;
using Waybill.Tests.Support;

namespace Waybill.Tests.House.Fuzz;

/// <summary>One request as it goes over the wire, before somebody signs it.</summary>
/// <param name="Wrong">What is wrong with it by the document, if anything.</param>
internal sealed record Question(Operation Operation, string Address, IReadOnlyList<(string Name, string Value)> Headers, JsonNode? Body, string? Wrong)
{
    public bool Shaped => Address.Contains("fields=", StringComparison.Ordinal);
    public bool Expanded => Address.Contains("expand=", StringComparison.Ordinal);

    public HttpRequestMessage Message(string key)
    {
        var message = new HttpRequestMessage(new(Operation.Method), new Uri(Address, UriKind.Relative));
        message.Headers.Authorization = new("Bearer", key);
        foreach (var (name, value) in Headers) message.Headers.TryAddWithoutValidation(name, value);
        if (Body is not null) message.Content = new StringContent(Body.ToJsonString(Json.Options), Encoding.UTF8, Operation.Verb == Verb.Patch ? "application/merge-patch+json" : "application/json");
        return message;
    }

    /// <summary>The same, writing nothing.</summary>
    public Question Dry() => Operation.Reads || Address.Contains("validateOnly", StringComparison.Ordinal) ? this : this with { Address = Address + (Address.Contains('?') ? "&" : "?") + "validateOnly=true" };

    /// <summary>So that somebody can send it again.</summary>
    public override string ToString() => $"{Operation.Method} {Address} {string.Join(' ', Headers.Select(h => $"{h.Name}: {h.Value}"))} {Body?.ToJsonString(Json.Options)}";
}

/// <summary>Makes requests of an operation from what the document says of it.</summary>
internal sealed partial class Questioner(Schemas schemas, Known known)
{
    private static readonly string[] Locking = ["UpdateRole", "SetEmployeeRoles", "RevokeApiKey", "UpdateEmployee", "CreateApprovalFlow", "UpdateApprovalFlow", "UpdateCompany", "SetNumberSeries"];

    /// <summary>A request that the document calls valid, as far as schemas can tell.</summary>
    /// <param name="turn">Things are taken by their status in turn, so that each is asked about.</param>
    public Question Valid(Operation operation, JsonObject said, Random dice, bool dry, bool plain = false, int turn = 0)
    {
        var route = operation.Route.Split('/');
        var at = Array.FindIndex(route, s => s.StartsWith('{'));
        var schema = BodySchema(said);
        var about = (at > 0 ? known.Any(dice, Known.Singular(route[at - 1]), turn) : null) ?? (Required(schema) is { } id ? known.Any(dice, id, turn) : null) ?? known.Any(dice);
        var maker = new Maker(schemas, known, dice, plain) { About = about, Fullness = dice.Next(3) switch { 0 => 0, 1 => 0.15, _ => 0.5 } };
        var (query, headers) = (new List<string>(), new List<(string, string)>());
        foreach (var parameter in said["parameters"]!.AsArray().Select(p => schemas.Resolve(p!)))
        {
            var (name, place, needed) = (parameter["name"]!.ToString(), parameter["in"]!.ToString(), parameter["required"]?.GetValue<bool>() == true);
            if (name == "validateOnly" || (!needed && dice.NextDouble() > 0.25)) continue;
            var value = Parameter(maker, parameter, name, route, at, dice);
            if (place == "path") route[Array.IndexOf(route, $"{{{name}}}")] = Uri.EscapeDataString(value);
            else if (place == "query") query.Add($"{name}={Uri.EscapeDataString(value)}");
            else headers.Add((name, value));
        }
        if (!operation.Reads && (dry || Locking.Contains(operation.Name))) query.Add("validateOnly=true");
        var body = schema is null ? null : maker.Make(schema, operation.Name);
        return new(operation, string.Join('/', route) + (query.Count > 0 ? "?" + string.Join('&', query) : ""), headers, body, Wrong: null);
    }

    /// <summary>Another request for the same, writing nothing: some members are left out, added, or something else.</summary>
    public Question Like(Question sample, JsonObject said, Random dice)
    {
        var maker = new Maker(schemas, known, dice) { About = known.Mentioned(sample.Address), Fullness = dice.Next(1, 4) * 0.12 };
        var (body, query) = (sample.Body, new List<string>());
        if (BodySchema(said) is { } schema) body = body is null ? maker.Make(schema, sample.Operation.Name) : maker.Like(schema, body, sample.Operation.Name);
        foreach (var parameter in said["parameters"]!.AsArray().Select(p => schemas.Resolve(p!)).Where(p => p["in"]!.ToString() == "query" && sample.Operation.Reads))
        {
            var name = parameter["name"]!.ToString();
            if (!sample.Address.Contains(name + "=", StringComparison.Ordinal) && dice.NextDouble() < maker.Fullness)
                query.Add($"{name}={Uri.EscapeDataString(Parameter(maker, parameter, name, [], at: -1, dice))}");
        }
        var address = query.Count == 0 ? sample.Address : sample.Address + (sample.Address.Contains('?') ? "&" : "?") + string.Join('&', query);
        return (sample with { Address = address, Body = body?.DeepClone() }).Dry();
    }

    /// <summary>The same with one thing wrong, or at least odd, in its body.</summary>
    public IEnumerable<Question> Spoilt(Question question, JsonObject said, Random dice)
    {
        if (BodySchema(said) is not { } schema || question.Body is not JsonObject body) yield break;
        foreach (var (change, spoilt) in Spoiler.Spoilt(schemas, schema, body, dice))
            yield return question.Dry() with { Body = spoilt, Wrong = schemas.Faults(schema, spoilt).FirstOrDefault() is { } fault ? $"{change}: {fault}" : null };
    }

    private static JsonNode? BodySchema(JsonObject said) => said["requestBody"]?["content"]?.AsObject().First().Value!["schema"];

    /// <summary>The kind of thing that a body must name.</summary>
    private string? Required(JsonNode? schema) => schema is null ? null : schemas.Resolve(schema)["required"]?.AsArray().Select(r => r!.ToString()).FirstOrDefault(r => r.EndsWith("Id", StringComparison.Ordinal))?[..^2];

    private string Parameter(Maker maker, JsonObject parameter, string name, string[] route, int at, Random dice)
    {
        if (name == "If-Match") return $"\"{maker.About?.Version ?? "1"}\"";
        if (name == "Idempotency-Key") return new Guid([.. Enumerable.Range(0, 16).Select(_ => (byte)dice.Next(256))]).ToString();
        if (at > 0 && route[at] == $"{{{name}}}" && maker.About is { } about && about.Kind == Known.Singular(route[at - 1]) && about.Id.Length > 0) return about.Id;
        if (name == "id" && maker.About is { } any) return any.Id;
        var said = parameter["schema"]!["format"]?.ToString();
        var described = parameter["description"]?.ToString() ?? "";
        return name switch
        {
            "filter" => Filter(maker, described, dice),
            "orderBy" => Fields().Matches(described) is { Count: > 0 } some ? some[dice.Next(some.Count)].Groups[1].Value + (dice.Next(2) == 0 ? " desc" : "") : "id",
            "fields" => dice.Next(2) == 0 ? "id" : "id,version,status,number",
            "expand" => dice.Next(2) == 0 ? "customer" : "order.customer",
            "kind" => dice.Next(2) == 0 ? "order" : "customer",
            "from" when said == "date" => "2026-01-01",
            "to" when said == "date" => "2026-12-31",
            "documentKind" when maker.About is { Kind: "order" or "quote" or "customer" or "delivery" } document => document.Kind,
            "documentId" when maker.About is { } document => document.Id,
            "job" => dice.Next(2) == 0 ? "ForgetIdempotencyKeys" : "forget-idempotency-keys",
            "operation" => "ApproveOrder",
            "pageToken" or "cursor" => "bm90aGluZw",
            _ => maker.Make(parameter["schema"]!, name)!.ToString() is var text && text is "True" or "False" ? text.ToLowerInvariant() : text,
        };
    }

    private static string Filter(Maker maker, string described, Random dice)
    {
        var fields = Fields().Matches(described);
        if (fields.Count == 0) return "id = \"x\"";
        var field = fields[dice.Next(fields.Count)];
        var (name, kind) = (field.Groups[1].Value, field.Groups[2].Value);
        string[] sign = ["=", "!=", "<", ">="];
        return kind switch
        {
            "id" => $"{name} = \"{maker.Id(name)}\"",
            "text" => $"{name} : \"茶\" OR NOT {name} = \"a\"",
            "date" => $"{name} {sign[dice.Next(4)]} \"2026-05-01\"",
            "instant" => $"{name} > \"2026-05-01T00:00:00Z\"",
            "yes or no" or "boolean" => $"{name} = true",
            _ when kind.StartsWith('`') => $"{name} = {kind.Split('`')[1]}",
            _ => $"({name} {sign[dice.Next(4)]} 12.5)",
        };
    }

    [GeneratedRegex(@"- `([^`]+)`(?:: (`?[a-z A-Z]+`?))?")]
    private static partial Regex Fields();
}
