using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Rest;

namespace Waybill.Api.Docs;

/// <summary>What the `type` of a problem leads to: its reason, explained to anybody who asks.</summary>
internal static class ProblemPages
{
    private sealed record Explained(string Code, int Status, string English, string Chinese);

    /// <summary>The address of a reason: /problems/not-found.</summary>
    public static string Address(Reason reason) => "/problems/" + reason.Code.ToLowerInvariant().Replace('_', '-');

    public static void MapProblemPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/problems", (ReasonBook reasons) =>
            Results.Json(reasons.All.OrderBy(r => r.Code, StringComparer.Ordinal).Select(Explain), Json.Options)).ExcludeFromDescription();
        routes.MapGet("/problems/{code}", (string code, ReasonBook reasons) => reasons.Find(code.ToUpperInvariant().Replace('-', '_')) is { } reason
            ? Results.Json(Explain(reason), Json.Options)
            : throw PlatformRefusals.NotFound.Because(("kind", "problem"))).ExcludeFromDescription();
    }

    private static Explained Explain(Reason reason) => new(reason.Code, reason.Status, reason.English, reason.Chinese);
}
