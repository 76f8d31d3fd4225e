using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Rest;
using Waybill.Infrastructure.Values;

namespace Waybill.Api.Docs;

/// <summary>What an operation takes from its route, its query string and its headers.</summary>
internal sealed class Parameters(Schemas schemas, Examples examples, XmlDocs docs)
{
    private static readonly Dictionary<string, OpenApiParameter> Shared = new(StringComparer.Ordinal)
    {
        ["Fields"] = Query("fields", "Only these members, with commas between: `id,number,customer.name`. Members that are otherwise always there are then absent too.",
            Scalars.Pattern(@"^[A-Za-z0-9_.]+(\s*,\s*[A-Za-z0-9_.]+)*$", 1, 2000), "id"),
        ["Expand"] = Query("expand", "What ids stand for is put beside them, to a depth of two: `customer` puts the customer beside `customerId`.",
            Scalars.Pattern(@"^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)?(\s*,\s*[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)?)*$", 1, 500), null),
        ["ValidateOnly"] = Query("validateOnly", "Check permission and rules, answer as usual, and write nothing.", Scalars.Flag(false), null),
        ["IdempotencyKey"] = Header("Idempotency-Key", "Makes the request safe to repeat: the same key and request get the stored answer.", Key(), required: false),
        ["IdempotencyKeyRequired"] = Header("Idempotency-Key",
            "Required, because this moves money, stock or ownership. The same key and request get the stored answer.", Key(), required: true),
        ["IfMatch"] = Header("If-Match", "The version you read, as its ETag says it. If it was changed since, the request is refused with STALE_VERSION.",
            Scalars.Pattern("^\"?[0-9]{1,10}\"?$", 1, 12), required: true, "\"3\""),
    };

    private readonly HashSet<string> used = [];

    public IEnumerable<KeyValuePair<string, IOpenApiParameter>> Components =>
        Shared.Where(p => used.Contains(p.Key)).Select(p => KeyValuePair.Create(p.Key, (IOpenApiParameter)p.Value));

    public List<IOpenApiParameter> Of(Operation operation, Binding binding)
    {
        var all = new List<IOpenApiParameter>();
        all.AddRange(binding.Route.Select(m => Own(m, ParameterLocation.Path, operation, Described(m, operation))));
        if (operation.Reads)
        {
            var listing = Listings.Of(operation.Request);
            all.AddRange(binding.Inside.Where(m => m.JsonName != "q" || listing is not { Searches: false })
                .Select(m => Own(m, ParameterLocation.Query, operation, OfList(m.JsonName, listing) ?? Described(m, operation))));
            all.AddRange([Ref("Fields"), Ref("Expand")]);
            return all;
        }
        all.Add(Ref("ValidateOnly"));
        if (operation.Method == "POST") all.Add(Ref(operation.NeedsKey ? "IdempotencyKeyRequired" : "IdempotencyKey"));
        if (operation.NeedsVersion) all.Add(Ref("IfMatch"));
        return all;
    }

    private OpenApiParameter Own(Shape.Member member, ParameterLocation place, Operation operation, string description)
    {
        var schema = schemas.Parameter(member);
        return new()
        {
            Name = member.JsonName, In = place, Required = place == ParameterLocation.Path || !member.Nullable, Description = description, Schema = schema,
            Example = place == ParameterLocation.Path || !member.Nullable ? examples.Member(schema, member.JsonName, operation) : null,
        };
    }

    private string Described(Shape.Member member, Operation operation) =>
        Wording.Join(docs.Of(member.Property), Wording.Of(member.JsonName, operation.Request) ?? Wording.Sentence("the " + Wording.Words(member.JsonName)), member)!;

    private static string? OfList(string name, Listing? listing) => (name, listing) switch
    {
        (_, null) => null,
        ("filter", _) => $"Comparisons with `= != < <= > >= :`, joined by AND or OR, negated by NOT, grouped by parentheses, over these fields:\n{Paths(listing, ordering: false)}",
        ("orderBy", _) => $"A field, and `asc` or `desc`; `{listing.DefaultOrder}` if not given. One of:\n{Paths(listing, ordering: true)}",
        _ => null,
    };

    private static string Paths(Listing listing, bool ordering) =>
        string.Join('\n', listing.Paths.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"- `{p.Name}`{(ordering ? "" : ": " + Kind(p.Type))}{Class(p)}"));

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => string.Join(" \\| ", Enum.GetNames(type).Select(n => $"`{Texts.Camel(n)}`")),
        _ when type == typeof(string) => "text",
        _ when type == typeof(Guid) => "id",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(decimal) => "decimal",
        _ when type == typeof(DateOnly) => "date",
        _ when type == typeof(DateTimeOffset) => "instant",
        _ => "whole number",
    };

    private static string Class(ListingPath path) => path.Class is { } secrecy ? $" (only with `{secrecy.Permission}`)" : "";

    private OpenApiParameterReference Ref(string name)
    {
        used.Add(name);
        return new(name);
    }

    private static OpenApiSchema Key() => Scalars.Pattern("^[!-~]*$", 16, 255);

    private static OpenApiParameter Query(string name, string description, OpenApiSchema schema, string? example) =>
        new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema, Example = example is null ? null : JsonValue.Create(example) };

    private static OpenApiParameter Header(string name, string description, OpenApiSchema schema, bool required, string example = "7c1f0e5a-2b7d-4f7e-9a53-1d1f8e0b6c42") =>
        new() { Name = name, In = ParameterLocation.Header, Required = required, Description = description, Schema = schema, Example = JsonValue.Create(example) };
}
