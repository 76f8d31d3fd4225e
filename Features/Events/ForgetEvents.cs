using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Jobs;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Events;

/// <summary>Events that were kept long enough for everybody to have read them are forgotten, some thousands at a time.</summary>
public static class ForgetEvents
{
    private const int AtATime = 5_000;

    [Requires("events.forget")]
    public sealed record Command;

    /// <param name="More">Whether there are still some to forget.</param>
    public sealed record Result(int Forgotten, bool More) : IGoesOn;

    internal sealed class Handler(Database db, OutboxSettings settings, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var forgotten = await db.ForgetEvents(before: clock.GetUtcNow() - settings.Keep, atMost: AtATime, ct);
            return new(forgotten, More: forgotten == AtATime);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/events/forget", nameof(ForgetEvents), "Forget old events");
}
