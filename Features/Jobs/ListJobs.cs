using Waybill.Infrastructure.Jobs;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Jobs;

/// <summary>Every job of the program, with its next and its last run on whichever node.</summary>
public static class ListJobs
{
    [Requires("jobs.list")]
    public sealed record Query;
    public sealed record Result(IReadOnlyList<Row> Items);

    /// <param name="Name">The operation that it runs.</param>
    /// <param name="Cron">When, in UTC: second, minute, hour, day, month, weekday.</param>
    /// <param name="LastFailure">Why the last run failed, if it did.</param>
    public sealed record Row(string Name, string Cron, DateTimeOffset? NextRunAt, DateTimeOffset? LastRunAt, JobOutcome? LastOutcome, string? LastFailure);

    internal sealed class Handler(JobDesk jobs) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct) =>
            new([.. (await jobs.All(ct)).Select(j => new Row(j.Operation, j.Cron, j.NextAt, j.LastAt, j.LastOutcome, j.LastFailure))]);
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/", nameof(ListJobs), "List jobs");
}
