using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Api.Docs;

/// <summary>What the document says once: who it is, how to sign in, the features in the order of the ladder, and the shared parts.</summary>
internal sealed class DocumentPart(IReadOnlyList<Feature> features, OperationCatalogue catalogue, Schemas schemas, Parameters parameters, Answers answers, Headers headers)
    : IOpenApiDocumentTransformer
{
    private const string ApiKey = "apiKey";
    private const string Token = "accessToken";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = Introduction.Info();
        document.Servers =
        [
            new OpenApiServer
            {
                Url = "/", Description = "This installation, be it production, staging or local.",
                Extensions = new Dictionary<string, IOpenApiExtension> { ["x-internal"] = new JsonNodeExtension(false) },
            },
        ];
        var spoken = catalogue.All.Select(o => o.Feature).ToHashSet();
        document.Tags = new HashSet<OpenApiTag>(features.Where(f => spoken.Contains(f.Name)).Select(f => new OpenApiTag { Name = f.Name, Description = f.Story }));
        document.Components = Components();
        document.Security = [new() { [new(ApiKey, document)] = [] }, new() { [new(Token, document)] = [] }];
        return Task.CompletedTask;
    }

    private OpenApiComponents Components() => new()
    {
        Schemas = Sorted(schemas.Components.Select(s => KeyValuePair.Create(s.Key, (IOpenApiSchema)s.Value))),
        Responses = Sorted(answers.Components),
        Examples = Sorted(answers.ProblemExamples.Select(e => KeyValuePair.Create(e.Key, (IOpenApiExample)e.Value))),
        Parameters = Sorted(parameters.Components),
        Headers = Sorted(headers.Components),
        SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [ApiKey] = Bearer("API key", "An API key, `wb_live_…`, in the Authorization header: `Bearer wb_live_…`. It is shown once, stored hashed, scoped, and may expire."),
            [Token] = Bearer("JWT", "A short-lived access token of our own issuer (POST /v1/tokens) or of the OpenID Connect provider that is configured. "
                + "Signature, issuer, audience, type, algorithm and lifetime are checked as RFC8725 asks."),
        },
    };

    private static OpenApiSecurityScheme Bearer(string format, string description) =>
        new() { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = format, Description = description };

    private static Dictionary<string, T> Sorted<T>(IEnumerable<KeyValuePair<string, T>> parts) => new(parts.OrderBy(p => p.Key, StringComparer.Ordinal));
}
