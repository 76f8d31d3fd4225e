using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;
using Waybill.Features;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Api.Docs;

/// <summary>The OpenAPI document, the docs page and the explanations of problems: open to everybody.</summary>
internal static class Docs
{
    public static void AddWaybillDocs(this IServiceCollection services)
    {
        services.AddSingleton(new XmlDocs(typeof(Ladder).Assembly, typeof(Operation).Assembly));
        services.AddSingleton<Schemas>().AddSingleton<Examples>().AddSingleton<Parameters>().AddSingleton<Headers>().AddSingleton<Answers>().AddSingleton<OpenApi>();
        services.AddSingleton<IApiDescriptionProvider, BareEndpoints>();
        services.AddSingleton<OperationPart>().AddSingleton<DocumentPart>();
        services.AddOpenApi(OpenApi.Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = endpoint => OperationPart.Known(endpoint) is not null;
            options.AddOperationTransformer<OperationPart>();
            options.AddDocumentTransformer<DocumentPart>();
        });
    }

    public static void MapWaybillDocs(this WebApplication app)
    {
        app.MapGet("/openapi/v1.json", async (OpenApi openApi) => Results.Bytes(await openApi.Bytes, "application/json")).ExcludeFromDescription();
        app.MapProblemPages();
        app.MapScalarPage();
    }
}
