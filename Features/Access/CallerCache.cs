using System.Collections.Concurrent;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Access;

/// <summary>Callers seen in the last seconds, so that not every request asks the database who it is. A revoked key is refused here at once, on other nodes within five seconds.</summary>
public sealed class CallerCache
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, (Caller Caller, DateTimeOffset Until)> callers = new();

    /// <summary>What was kept for later than it may be was kept before the clock was set back, and no longer counts.</summary>
    internal Caller? Find(string key, DateTimeOffset now) => callers.TryGetValue(key, out var kept) && kept.Until > now && kept.Until <= now + Fresh ? kept.Caller : null;

    internal void Keep(string key, Caller caller, DateTimeOffset now, DateTimeOffset? until)
    {
        if (callers.Count > 10_000) callers.Clear();
        callers[key] = (caller, until < now + Fresh ? until.Value : now + Fresh);
    }

    internal void Forget() => callers.Clear();
}
