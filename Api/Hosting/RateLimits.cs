using System.Threading.RateLimiting;
using Waybill.Infrastructure.Grpc;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Api.Hosting;

/// <summary>A token bucket for each client (each address, before it is known who it is), for both doors, links to files and the docs page, told in RateLimit headers. Health is asked freely.</summary>
public sealed class RateLimits(Settings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<string> buckets = PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetTokenBucketLimiter(who, _ => new()
    {
        TokenLimit = settings.RateLimit.Burst, TokensPerPeriod = Math.Max(1, settings.RateLimit.PerSecond / 10), ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
        QueueLimit = 0, AutoReplenishment = true,
    }));

    public void Dispose() => buckets.Dispose();

    internal sealed class Middleware(RequestDelegate next, RateLimits limits, Settings settings)
    {
        public Task Invoke(HttpContext http)
        {
            if (settings.RateLimit.PerSecond == 0) return next(http);
            var who = http.Features.Get<Caller>()?.Id.ToString() ?? "ip:" + http.Connection.RemoteIpAddress;
            using var lease = limits.buckets.AttemptAcquire(who);
            var left = limits.buckets.GetStatistics(who)?.CurrentAvailablePermits ?? 0;
            http.Response.Headers["RateLimit-Policy"] = $"\"client\";q={settings.RateLimit.Burst};w={Math.Max(1, settings.RateLimit.Burst / settings.RateLimit.PerSecond)}";
            http.Response.Headers["RateLimit"] = $"\"client\";r={left};t=1";
            if (lease.IsAcquired) return next(http);
            var refusal = PlatformRefusals.RateLimited.After(TimeSpan.FromSeconds(1));
            if (!GrpcHost.IsGrpc(http.Request)) throw refusal;
            http.Features.Set<Caller>(null);
            http.Features.Set(refusal);
            return next(http);
        }
    }
}
