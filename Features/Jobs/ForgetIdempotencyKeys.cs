using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Jobs;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Jobs;

/// <summary>Answers that were kept for a retry long enough are forgotten, some thousands at a time.</summary>
public static class ForgetIdempotencyKeys
{
    private const int AtATime = 5_000;

    [Requires("idempotency-keys.forget")]
    public sealed record Command;

    /// <param name="More">Whether there are still some to forget.</param>
    public sealed record Result(int Forgotten, bool More) : IGoesOn;

    internal sealed class Handler(Database db, IdempotencySettings settings, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var forgotten = await db.ForgetKeys(before: clock.GetUtcNow() - settings.Keep, atMost: AtATime, ct);
            return new(forgotten, More: forgotten == AtATime);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/forget-idempotency-keys", nameof(ForgetIdempotencyKeys), "Forget old idempotency keys");
}
