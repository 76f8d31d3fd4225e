using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Infrastructure.Rest;

/// <summary>Makes the request record of an operation from route, query string, headers and body; refuses with everything that is wrong.</summary>
public sealed class Binding
{
    private static readonly HashSet<string> Everywhere = ["fields", "expand", "validateOnly"];
    private readonly Operation operation;
    private readonly JsonSerializerOptions options;
    private readonly IReadOnlyList<Shape.Member> route;
    private readonly IReadOnlyList<Shape.Member> inside;
    private readonly Shape.Member? version;

    public Binding(Operation operation, JsonSerializerOptions options)
    {
        (this.operation, this.options) = (operation, options);
        var members = Shape.Members(operation.Request);
        route = [.. operation.RouteMembers.Select(name => members.FirstOrDefault(m => m.JsonName == name)
            ?? throw new InvalidOperationException($"{operation.Name} has {{{name}}} in its route but no such member."))];
        version = operation.NeedsVersion ? members.First(m => m.JsonName == "version") : null;
        inside = [.. members.Where(m => !route.Contains(m) && m != version)];
    }

    /// <summary>The members found in the route.</summary>
    public IReadOnlyList<Shape.Member> Route => route;

    /// <summary>The members found in the query string of a read, or in the body of a write.</summary>
    public IReadOnlyList<Shape.Member> Inside => inside;

    /// <summary>The body must be sent, because something in it is required.</summary>
    public bool BodyRequired => !operation.Reads && options.GetTypeInfo(operation.Request).Properties.Any(p => p.IsRequired);

    public async Task<object> Bind(HttpContext http, CancellationToken ct)
    {
        var request = operation.Reads ? FromQuery(http.Request.Query) : await FromBody(http, ct);
        foreach (var member in route) member.Property.SetValue(request, RouteValue(member, (string)http.GetRouteValue(member.JsonName)!));
        version?.Property.SetValue(request, IfMatch(http));
        return request;
    }

    private object FromQuery(IQueryCollection query)
    {
        var body = new JsonObject();
        foreach (var (name, values) in query)
        {
            if (Everywhere.Contains(name)) continue;
            var member = inside.FirstOrDefault(m => m.JsonName == name) ?? throw PlatformRefusals.UnknownParameter.At("/" + name, ("name", name));
            if (Shape.Element(member.Property.PropertyType) is { } element) body[name] = new JsonArray([.. values.Select(v => Node(v, element))]);
            else if (values.Count == 1) body[name] = Node(values[0], member.Property.PropertyType);
            else throw ShapeRefusals.InvalidValue.At("/" + name, ("expected", "one value"));
        }
        return Read(body);
    }

    private async Task<object> FromBody(HttpContext http, CancellationToken ct)
    {
        if (http.Request.ContentLength is 0 || (http.Request.ContentLength is null && http.Request.ContentType is null))
            return BodyRequired ? throw PlatformRefusals.BodyRequired.Because() : Read([]);
        if (!http.Request.HasJsonContentType()) throw PlatformRefusals.UnsupportedMediaType.Because();
        var bytes = await WholeBody(http.Request, ct);
        if (bytes.Length == 0) return BodyRequired ? throw PlatformRefusals.BodyRequired.Because() : Read([]);
        try
        {
            return JsonSerializer.Deserialize(bytes.Span, operation.Request, options) ?? (BodyRequired ? throw PlatformRefusals.BodyRequired.Because() : Read([]));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            throw Wrong(bytes);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> WholeBody(HttpRequest request, CancellationToken ct)
    {
        var bytes = new MemoryStream((int)Math.Min(request.ContentLength ?? 4096, 1 << 20));
        await request.Body.CopyToAsync(bytes, ct);
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    /// <summary>What is wrong with a body. A name that is no text is found only where the names are looked at.</summary>
    private Refusal Wrong(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonFaults.Of(JsonNode.Parse(bytes.Span, documentOptions: new() { MaxDepth = 32, AllowDuplicateProperties = false }), operation.Request, options);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return PlatformRefusals.MalformedJson.Because();
        }
    }

    private object Read(JsonObject body)
    {
        try
        {
            return body.Deserialize(operation.Request, options)!;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            throw JsonFaults.Of(body, operation.Request, options);
        }
    }

    private static JsonValue? Node(string? text, Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return (bare == typeof(int) || bare == typeof(long)) && long.TryParse(text, out var number) ? JsonValue.Create(number)
            : bare == typeof(bool) && bool.TryParse(text, out var flag) ? JsonValue.Create(flag)
            : JsonValue.Create(text);
    }

    private object RouteValue(Shape.Member member, string text)
    {
        var type = member.Property.PropertyType;
        if (type == typeof(string)) return text;
        if (type == typeof(Guid)) return Guid.TryParse(text, out var id) ? id : throw PlatformRefusals.NotFound.Because(("kind", Texts.Kebab(member.JsonName[..^2]).Replace('-', ' ')));
        return Node(text, type)!.Deserialize(type, options) ?? throw PlatformRefusals.RouteNotFound.Because();
    }

    private static int IfMatch(HttpContext http)
    {
        var tag = http.Request.Headers.IfMatch.ToString();
        if (tag.Length == 0) throw PlatformRefusals.VersionRequired.Because();
        return int.TryParse(tag.Trim().Trim('"'), out var version) ? version : throw PlatformRefusals.StaleVersion.Because(("version", "unknown"));
    }
}
