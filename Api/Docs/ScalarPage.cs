using System.Reflection;

namespace Waybill.Api.Docs;

/// <summary>The docs page: Scalar, served by the program itself, or by its CDN where the build had no npm.</summary>
internal static class ScalarPage
{
    private static readonly string Version = typeof(ScalarPage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "ScalarVersion").Value!;
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "wwwroot", "scalar", $"api-reference-{Version}.js");

    public static void MapScalarPage(this IEndpointRouteBuilder routes)
    {
        var here = File.Exists(Script);
        var page = Page(here ? $"/docs/api-reference-{Version}.js" : $"https://cdn.jsdelivr.net/npm/@scalar/api-reference@{Version}");
        routes.MapGet("/docs", () => Results.Content(page, "text/html; charset=utf-8")).ExcludeFromDescription();
        if (!here) return;
        routes.MapGet($"/docs/api-reference-{Version}.js", (HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.File(Script, "text/javascript; charset=utf-8");
        }).ExcludeFromDescription();
    }

    private static string Page(string script) => $$"""
        <!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Waybill API</title>
          </head>
          <body>
            <div id="app"></div>
            <noscript>This page needs JavaScript. The document itself is at <a href="/openapi/v1.json">/openapi/v1.json</a>.</noscript>
            <script src="{{script}}"></script>
            <script>
              Scalar.createApiReference('#app', {
                url: '/openapi/v1.json',
                authentication: { preferredSecurityScheme: 'apiKey', securitySchemes: { apiKey: { token: '' } } },
                persistAuth: false,
                withDefaultFonts: false,
                telemetry: false,
                agent: { disabled: true },
                defaultOpenAllTags: false,
              })
            </script>
          </body>
        </html>
        """;
}
