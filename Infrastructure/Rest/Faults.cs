using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Rest;

/// <summary>The outermost layer over REST: refusals become problem details, bugs become a 500 that says nothing of the inside.</summary>
public sealed class Faults(RequestDelegate next, ILogger<Faults> log)
{
    private const int NoSpaceOnUnix = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    public async Task Invoke(HttpContext http)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await next(http);
            if (!http.Response.HasStarted && http.Response is { StatusCode: >= 400, ContentType: null, ContentLength: null }) await Problem.Write(http, Plain(http));
        }
        catch (Refusal refusal) when (!http.Response.HasStarted)
        {
            await Problem.Write(http, refusal);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await Problem.Write(http, bad.StatusCode == 413 ? PlatformRefusals.BodyTooLarge.Because(("limit", 4 << 20)) : PlatformRefusals.MalformedJson.Because());
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = 499;
        }
        catch (Exception fault) when (!http.Response.HasStarted && (DatabaseFaults.Unable(fault) ?? NoRoom(fault)) is { } refusal)
        {
            http.Response.Clear();
            await Problem.Write(http, refusal);
        }
        catch (Exception bug) when (!http.Response.HasStarted)
        {
            log.LogError(bug, "{Method} {Path} failed", http.Request.Method, http.Request.Path);
            http.Response.Clear();
            await Problem.Write(http, PlatformRefusals.Internal.Because());
        }
    }

    /// <summary>The refusal for a file that could not be stored because its disk is full.</summary>
    private static Refusal? NoRoom(Exception fault) => fault is IOException { HResult: NoSpaceOnUnix or NoSpaceOnWindows } ? PlatformRefusals.StorageFull.After(TimeSpan.FromSeconds(5)) : null;

    private static Refusal Plain(HttpContext http) => http.Response.StatusCode switch
    {
        404 => PlatformRefusals.RouteNotFound.Because(),
        405 => PlatformRefusals.MethodNotAllowed.Because(("method", http.Request.Method)),
        415 => PlatformRefusals.UnsupportedMediaType.Because(),
        401 => http.Features.Get<Refusal>() ?? PlatformRefusals.Unauthenticated.Because(),
        _ => PlatformRefusals.MalformedJson.Because(),
    };
}
