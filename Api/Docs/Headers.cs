using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Waybill.Api.Docs;

/// <summary>The headers of answers.</summary>
internal sealed class Headers
{
    private static readonly Dictionary<string, OpenApiHeader> Shared = new(StringComparer.Ordinal)
    {
        ["ETag"] = Header("The version of what is answered; send it back in If-Match.", Scalars.Pattern("^\"[0-9]{1,10}\"$", 3, 12), "\"3\"", always: true),
        ["Location"] = Header("The address of what was made.", Scalars.Pattern("^/v1/.+$", 4, 300), "/v1/customers/0197f3c2-8a41-7c3e-9b1d-5f2a64c1e07b", always: true),
        ["IdempotencyReplayed"] = Header("`true` when this is the stored answer of an earlier request with the same Idempotency-Key.", Scalars.Pattern("^true$", 4, 4), "true"),
        ["RateLimit"] = Header("What is left of the limit now.", Scalars.Pattern("^\"client\";r=[0-9]+;t=[0-9]+$", 1, 100), "\"client\";r=2999;t=1"),
        ["RateLimitPolicy"] = Header("How much one client may ask: q requests in w seconds.", Scalars.Pattern("^\"client\";q=[0-9]+;w=[0-9]+$", 1, 100), "\"client\";q=3000;w=3"),
        ["RetryAfter"] = Header("Seconds after which trying again makes sense.", Scalars.Pattern("^[0-9]+$", 1, 10), "1"),
        ["Truncated"] = Header("`true` when there are more rows than the file has.", Scalars.Pattern("^true$", 4, 4), "true"),
        ["WwwAuthenticate"] = Header("How to say who you are.", Scalars.Pattern("^Bearer .+$", 1, 200), "Bearer realm=\"waybill\"", always: true),
    };

    private readonly HashSet<string> used = [];

    public IEnumerable<KeyValuePair<string, IOpenApiHeader>> Components =>
        Shared.Where(h => used.Contains(h.Key)).Select(h => KeyValuePair.Create(h.Key, (IOpenApiHeader)h.Value));

    /// <summary>What every answer carries.</summary>
    public Dictionary<string, IOpenApiHeader> Usual() => new() { ["RateLimit"] = Ref("RateLimit"), ["RateLimit-Policy"] = Ref("RateLimitPolicy") };

    public IOpenApiHeader Ref(string name)
    {
        used.Add(name);
        return new OpenApiHeaderReference(name);
    }

    private static OpenApiHeader Header(string description, OpenApiSchema schema, string example, bool always = false) =>
        new() { Description = description, Schema = schema, Example = JsonValue.Create(example), Required = always };
}
