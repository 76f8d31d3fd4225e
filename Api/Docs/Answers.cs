using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Rest;

namespace Waybill.Api.Docs;

/// <summary>What an operation answers: its result, and every refusal by status, each code with its sentence and an example.</summary>
internal sealed partial class Answers(Schemas schemas, Examples examples, Headers headerParts, ReasonBook reasons)
{
    private static readonly (string Code, string Piece)[] Pieces =
    [
        ("UNKNOWN_PARAMETER", "Read"), ("BAD_FILTER", "List"), ("MALFORMED_JSON", "Body"), ("BODY_REQUIRED", "Required"), ("IDEMPOTENCY_KEY_INVALID", "Post"),
        ("IDEMPOTENCY_KEY_REQUIRED", "Keyed"), ("FIELD_FORBIDDEN", "Field"), ("RECORD_READ_ONLY", "Record"), ("UNKNOWN_REFERENCE", "Reference"), ("NUMBER_TOO_LARGE", "Number"),
        ("IDEMPOTENCY_KEY_REUSED", "Post"), ("BUSY", "Write"),
    ];
    private readonly Dictionary<string, (string Codes, OpenApiResponse Response)> shared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenApiExample> problems = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, IOpenApiResponse>> Components => shared.Select(s => KeyValuePair.Create(s.Key, (IOpenApiResponse)s.Value.Response));

    public IReadOnlyDictionary<string, OpenApiExample> ProblemExamples => problems;

    public OpenApiResponses Of(Operation operation, Binding binding)
    {
        var platform = Reasons.Platform(operation, binding);
        var own = operation.Refuses.Select(c => reasons[c]).Where(r => !platform.Contains(r)).ToList();
        var responses = new OpenApiResponses { [operation.Status.ToString()] = Done(operation) };
        foreach (var status in platform.Concat(own).GroupBy(r => r.Status).OrderBy(g => g.Key))
        {
            var all = status.OrderBy(r => r.Code, StringComparer.Ordinal).ToList();
            responses[status.Key.ToString()] = own.Any(all.Contains) ? Refused(all, operation) : Shared(all, operation);
        }
        return responses;
    }

    private OpenApiResponse Done(Operation operation)
    {
        var schema = schemas.Answer(operation.Result);
        var headers = headerParts.Usual();
        if (operation.Result.GetProperty("Version")?.PropertyType == typeof(int)) headers["ETag"] = headerParts.Ref("ETag");
        if (operation.Verb == Verb.Create && operation.Result.GetProperty("Id")?.PropertyType == typeof(Guid)) headers["Location"] = headerParts.Ref("Location");
        if (operation.Method == "POST") headers["Idempotency-Replayed"] = headerParts.Ref("IdempotencyReplayed");
        var content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new OpenApiMediaType { Schema = schema, Example = examples.Of(schema, operation) } };
        if (operation.Table is not null)
        {
            headers[Csv.TruncatedHeader] = headerParts.Ref("Truncated");
            content[Csv.MediaType] = new OpenApiMediaType { Schema = Scalars.Pattern(@"^\uFEFF?[a-z].*", 2, 100_000_000), Example = "id,number,total.amount,total.currency\r\n" };
        }
        return new()
        {
            Description = operation.Verb switch
            {
                Verb.Create => "Made.",
                Verb.Batch => "The outcome of each item, in the order they were sent. A refused item carries its code; the others stand, unless `atomic` was asked for.",
                Verb.List => "One page.",
                _ => "Done.",
            },
            Headers = headers,
            Content = content,
        };
    }

    private OpenApiResponseReference Shared(List<Reason> all, Operation operation)
    {
        var codes = string.Join(' ', all.Select(r => r.Code));
        var alone = all[0].Kind == RefusalKind.Forbidden && !all.Contains(PlatformRefusals.Forbidden) ? "SignedIn" : "";
        var name = alone + all[0].Kind + string.Concat(Pieces.Where(p => all.Count > 1 && all.Any(r => r.Code == p.Code)).Select(p => p.Piece));
        if (!shared.TryGetValue(name, out var known)) shared[name] = known = (codes, Refused(all, operation));
        if (known.Codes != codes) throw new InvalidOperationException($"The answer {name} means both {known.Codes} and {codes}.");
        return new(name);
    }

    private OpenApiResponse Refused(List<Reason> all, Operation operation)
    {
        var headers = headerParts.Usual();
        var passes = all.Any(r => r.Kind is RefusalKind.TooMany or RefusalKind.Unavailable || r == PlatformRefusals.IdempotencyKeyInFlight);
        if (passes) headers["Retry-After"] = headerParts.Ref("RetryAfter");
        if (all[0].Kind == RefusalKind.Unauthenticated) headers["WWW-Authenticate"] = headerParts.Ref("WwwAuthenticate");
        foreach (var reason in all) problems.TryAdd(reason.Code, ProblemOf(reason, operation));
        return new()
        {
            Description = string.Join('\n', all.Select(r => $"- `{r.Code}`: {r.English}")), Headers = headers,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new OpenApiMediaType
                {
                    Schema = schemas.Answer(typeof(Problem)),
                    Examples = all.ToDictionary(r => r.Code, r => (IOpenApiExample)new OpenApiExampleReference(r.Code)),
                },
            },
        };
    }

    private static OpenApiExample ProblemOf(Reason reason, Operation operation)
    {
        var values = Placeholders().Matches(reason.English).Select(m => m.Groups[1].Value).Distinct().ToArray();
        var refusal = reason.Because([.. values.Select(v => (v, (object?)Value(v, operation)))]);
        var faults = reason == PlatformRefusals.ValidationFailed ? [new ProblemError("/name", ShapeRefusals.Required.Code, ShapeRefusals.Required.English)] : (ProblemError[]?)null;
        var path = Placeholders().Replace(operation.Route, m => Samples.Id(m.Groups[1].Value, operation.Name));
        var problem = new Problem(ProblemPages.Address(reason), reason.Title(Language.English), reason.Status, refusal.Detail(Language.English), path, reason.Code,
            "4bf92f3577b34da6a3ce929d0e0e4736", values.Length == 0 ? null : refusal.Values, faults);
        return new() { Summary = reason.Title(Language.English), Value = JsonSerializer.SerializeToNode(problem, Json.Options) };
    }

    private static string Value(string name, Operation operation) => name switch
    {
        "kind" => "customer",
        "permission" => operation.Permission ?? "customers.create",
        "count" => "1",
        "limit" => "4194304",
        "version" => "4",
        "field" => "creditLimit",
        "position" => "8",
        "problem" => "expected a value",
        "expected" => "CNY",
        "from" => "draft",
        "to" => "approved",
        "available" or "max" => "10",
        "asked" or "needed" or "missing" => "12",
        _ => Samples.Text(name, operation.Name),
    };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholders();
}
