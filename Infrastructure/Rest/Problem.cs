using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Infrastructure.Rest;

/// <summary>Why a request was refused (RFC 9457).</summary>
/// <param name="Type">Where the reason is explained.</param>
/// <param name="Title">The reason in general, in the language asked for.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">The reason in this case, in the language asked for.</param>
/// <param name="Instance">The path that was asked.</param>
/// <param name="Code">The stable code of the reason; programs decide by it.</param>
/// <param name="TraceId">Quote it when you ask for help.</param>
/// <param name="Params">Every value that the detail names.</param>
/// <param name="Errors">Each fault of the request with its place.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail, string Instance, string Code, string TraceId,
    IReadOnlyDictionary<string, string>? Params, IReadOnlyList<ProblemError>? Errors)
{
    public static Problem Of(Refusal refusal, HttpContext http)
    {
        var language = LanguageOf(http);
        return new($"/problems/{refusal.Reason.Code.ToLowerInvariant().Replace('_', '-')}", refusal.Reason.Title(language),
            refusal.Reason.Status, refusal.Detail(language), http.Request.Path, refusal.Reason.Code, TraceOf(http),
            refusal.Values.Count == 0 ? null : refusal.Values,
            refusal.Faults.Count == 0 ? null : [.. refusal.Faults.Select(f => new ProblemError(f.Pointer, f.Reason.Code, f.Reason.Sentence(language, f.Values)))]);
    }

    /// <summary>Chinese if the caller prefers it to English, else English.</summary>
    public static Language LanguageOf(HttpContext http)
    {
        var best = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .FirstOrDefault(l => l.Value.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || l.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase));
        return best is not null && best.Value.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese : Language.English;
    }

    /// <summary>Writes the refusal as the whole answer.</summary>
    public static Task Write(HttpContext http, Refusal refusal)
    {
        var problem = Of(refusal, http);
        http.Response.StatusCode = problem.Status;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentLanguage = LanguageOf(http) == Language.Chinese ? "zh-CN" : "en";
        if (refusal.RetryAfter is { } wait) http.Response.Headers.RetryAfter = Math.Max(1, (int)wait.TotalSeconds).ToString();
        if (problem.Status == 401) http.Response.Headers.WWWAuthenticate = "Bearer realm=\"waybill\"";
        return http.Response.WriteAsJsonAsync(problem, Json.Options, "application/problem+json");
    }

    internal static string TraceOf(HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
}

/// <summary>One fault of a request.</summary>
/// <param name="Pointer">JSON pointer to the member, such as /lines/2/quantity; a query parameter is /name.</param>
/// <param name="Code">The stable code of the rule.</param>
/// <param name="Message">The rule, in the language asked for.</param>
public sealed record ProblemError(string Pointer, string Code, string Message);
