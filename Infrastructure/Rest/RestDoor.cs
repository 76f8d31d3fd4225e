using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Rest;

/// <summary>Opens every operation of the catalogue as a minimal API endpoint.</summary>
public static class RestDoor
{
    public static void MapRestDoor(this IEndpointRouteBuilder routes, OperationCatalogue catalogue)
    {
        var options = routes.ServiceProvider.GetRequiredService<RestJson>().Options;
        foreach (var operation in catalogue.All)
        {
            var binding = new Binding(operation, options);
            Func<HttpContext, Task<IResult>> door = async http => await Answer(operation, binding, http);
            var endpoint = routes.MapMethods(operation.Route, [operation.Method], door)
                .WithName(operation.Name).WithSummary(operation.Summary).WithTags(operation.Feature).WithMetadata(operation, binding)
                .Produces(operation.Status, operation.Result);
            if (!operation.Reads && operation.Verb != Verb.Delete && binding.Inside.Count > 0)
                endpoint.WithMetadata(new AcceptsMetadata(["application/json"], operation.Request, isOptional: !binding.BodyRequired));
        }
    }

    private static async Task<IResult> Answer(Operation operation, Binding binding, HttpContext http)
    {
        var caller = http.Features.Get<Caller>() ?? throw http.Features.Get<Refusal>() ?? PlatformRefusals.Unauthenticated.Because();
        operation.Admit(caller);
        var request = await binding.Bind(http, http.RequestAborted);
        var call = new Call(caller) { Key = Header(http, "Idempotency-Key"), ValidateOnly = ValidateOnly(http.Request) };
        if (Csv.Wanted(operation, http.Request)) return await Csv.Export(operation, request, http, call);
        var answer = await operation.Run(http.RequestServices.GetRequiredService<Operations>(), request, call, http.RequestAborted);
        var node = await Shaping.Shape(operation, answer.Result, http, caller);
        return new Written(operation, answer, node);
    }

    private static string? Header(HttpContext http, string name) => http.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    private static bool ValidateOnly(HttpRequest request)
    {
        if (!request.Query.TryGetValue("validateOnly", out var text)) return false;
        return bool.TryParse(text, out var on) ? on : throw ShapeRefusals.InvalidValue.At("/validateOnly", ("expected", "true or false"));
    }

    private sealed class Written(Operation operation, Answer<object> answer, System.Text.Json.Nodes.JsonNode? shaped) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = operation.Status;
            response.Headers.CacheControl = "no-store";
            if (answer.Replayed) response.Headers["Idempotency-Replayed"] = "true";
            if (operation.VersionMember?.GetValue(answer.Result) is int version) response.Headers.ETag = $"\"{version}\"";
            if (operation.Verb == Verb.Create && operation.IdMember?.GetValue(answer.Result) is Guid id) response.Headers.Location = $"{httpContext.Request.Path}/{id}";
            if (shaped is not null) await response.WriteAsJsonAsync(shaped, Json.Options, "application/json", httpContext.RequestAborted);
            else await response.WriteAsJsonAsync(answer.Result, operation.Result, Json.Options, "application/json", httpContext.RequestAborted);
        }
    }

    private sealed class AcceptsMetadata(string[] contentTypes, Type type, bool isOptional) : Microsoft.AspNetCore.Http.Metadata.IAcceptsMetadata
    {
        public IReadOnlyList<string> ContentTypes => contentTypes;
        public Type? RequestType => type;
        public bool IsOptional => isOptional;
    }
}

/// <summary>The serializer options that requests are read with: they know which members stand in routes and headers.</summary>
public sealed record RestJson(JsonSerializerOptions Options);
