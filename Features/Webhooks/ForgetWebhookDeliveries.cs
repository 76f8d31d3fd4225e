using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Jobs;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Webhooks;

/// <summary>Deliveries that were settled are forgotten when their events are, some thousands at a time.</summary>
public static class ForgetWebhookDeliveries
{
    private const int AtATime = 5_000;

    [Requires("webhook-deliveries.forget")]
    public sealed record Command;

    /// <param name="More">Whether there are still some to forget.</param>
    public sealed record Result(int Forgotten, bool More) : IGoesOn;

    internal sealed class Handler(Database db, OutboxSettings settings, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var before = clock.GetUtcNow() - settings.Keep;
            var forgotten = await db.Database.ExecuteSqlAsync($"""
                delete from webhook_deliveries where id in
                    (select id from webhook_deliveries where created_at < {before} and status <> 'pending' order by created_at limit {AtATime} for update skip locked)
                """, ct);
            return new(forgotten, More: forgotten == AtATime);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/forget-deliveries", nameof(ForgetWebhookDeliveries), "Forget old webhook deliveries");
}
