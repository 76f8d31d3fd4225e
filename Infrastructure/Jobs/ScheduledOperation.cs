namespace Waybill.Infrastructure.Jobs;

/// <summary>An operation that the program itself runs on a schedule, once for all nodes. Features register theirs among their services.</summary>
/// <param name="Request">The type of its request, which has no parameters.</param>
/// <param name="Cron">When, in Quartz' notation (second, minute, hour, day, month, weekday), UTC: "0 0/10 * * * ?".</param>
public sealed record ScheduledOperation(Type Request, string Cron);
