using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Waybill.Api.Docs;

/// <summary>The OpenAPI document: made at the first request, the same bytes at every start.</summary>
public sealed class OpenApi(IServiceProvider services)
{
    internal const string Name = "v1";
    private readonly Lazy<Task<byte[]>> bytes = new(() => Make(services));

    internal Task<byte[]> Bytes => bytes.Value;

    /// <summary>The document as the program serves it.</summary>
    public static async Task<string> Text(IServiceProvider services) => Encoding.UTF8.GetString(await services.GetRequiredService<OpenApi>().Bytes);

    private static async Task<byte[]> Make(IServiceProvider services)
    {
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync();
        await using var text = new StringWriter { NewLine = "\n" };
        document.SerializeAsV31(new OpenApiJsonWriter(text));
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
