using Waybill.Features.Access;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Tests.Access;

/// <summary>A caller is remembered for seconds, whatever the clock does.</summary>
public sealed class CallerCacheTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(3, true)]
    [InlineData(6, false)]
    [InlineData(-3600, false)]
    public void A_caller_is_forgotten_after_five_seconds_and_when_the_clock_is_set_back(int later, bool known)
    {
        var cache = new CallerCache();
        cache.Keep("key", Caller.System("tests"), Noon, until: null);
        (cache.Find("key", Noon.AddSeconds(later)) is not null).ShouldBe(known);
    }
}
