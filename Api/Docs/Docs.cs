namespace Waybill.Api.Docs;

/// <summary>The OpenAPI document and the docs page.</summary>
internal static class Docs
{
    public static void AddWaybillDocs(this IServiceCollection services) { }

    public static void MapWaybillDocs(this WebApplication app) { }
}
