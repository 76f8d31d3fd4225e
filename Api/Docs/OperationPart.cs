using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Waybill.Features;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Rest;

namespace Waybill.Api.Docs;

/// <summary>Tells of one operation what its slice and the pipeline know of it.</summary>
internal sealed class OperationPart(Schemas schemas, Examples examples, Parameters parameters, Answers answers, XmlDocs docs) : IOpenApiOperationTransformer
{
    private static readonly Dictionary<string, Type> Slices = typeof(Ladder).Assembly.GetTypes().Where(t => t is { IsAbstract: true, IsSealed: true, IsNested: false })
        .GroupBy(t => t.Name).ToDictionary(g => g.Key, g => g.First());

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var (known, binding) = Known(context.Description)!.Value;
        operation.OperationId = known.Name;
        operation.Summary = known.Summary;
        operation.Description = Description(known);
        operation.Parameters = parameters.Of(known, binding);
        operation.RequestBody = Body(known, binding);
        operation.Responses = answers.Of(known, binding);
        operation.Extensions = new Dictionary<string, IOpenApiExtension>();
        if (known.Permission is { } permission) operation.Extensions["x-permission"] = new JsonNodeExtension(JsonValue.Create(permission));
        if (known.AlsoAsks.Count > 0) operation.Extensions["x-also-asks"] = new JsonNodeExtension(new JsonArray([.. known.AlsoAsks.Select(p => (JsonNode)p)]));
        return Task.CompletedTask;
    }

    /// <summary>The operation behind an endpoint; endpoints without one are not part of the contract.</summary>
    public static (Operation Operation, Binding Binding)? Known(ApiDescription endpoint)
    {
        var metadata = endpoint.ActionDescriptor.EndpointMetadata;
        return metadata.OfType<Operation>().FirstOrDefault() is { } operation ? (operation, metadata.OfType<Binding>().First()) : null;
    }

    private string Description(Operation operation)
    {
        var story = Slices.TryGetValue(operation.Name, out var slice) ? docs.Of(slice) : null;
        var permission = operation.Permission is { } needed ? $"Permission: `{needed}`." : "Permission: none; signing in is enough.";
        var also = operation.AlsoAsks.Count > 0 ? $" In some cases also {string.Join(", ", operation.AlsoAsks.Select(p => $"`{p}`"))}." : "";
        return $"{story ?? operation.Summary + "."}\n\n{permission}{also}";
    }

    private OpenApiRequestBody? Body(Operation operation, Binding binding)
    {
        if (operation.Reads || binding.Inside.Count == 0) return null;
        var schema = schemas.Request(operation.Request);
        var example = operation.Verb == Verb.Patch ? examples.Patch(schema, operation) : examples.Of(schema, operation);
        string[] types = operation.Verb == Verb.Patch ? ["application/merge-patch+json", "application/json"] : ["application/json"];
        return new()
        {
            Required = binding.BodyRequired,
            Content = types.ToDictionary(t => t, _ => new OpenApiMediaType { Schema = schema, Example = example?.DeepClone() }),
        };
    }
}

/// <summary>Keeps the framework from making schemas of its own for endpoints that <see cref="OperationPart"/> describes.</summary>
internal sealed class BareEndpoints : IApiDescriptionProvider
{
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var endpoint in context.Results.Where(e => OperationPart.Known(e) is not null))
        {
            endpoint.SupportedResponseTypes.Clear();
            endpoint.ParameterDescriptions.Clear();
        }
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context) { }
}
