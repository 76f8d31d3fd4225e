using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Jobs;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Jobs;

/// <summary>A job is run now, beside its schedule, by one of the nodes that run jobs. The answer does not wait for it.</summary>
public static class RunJob
{
    [Requires("jobs.run")]
    [Refuses("UNKNOWN_JOB")]
    public sealed record Command([MaxLength(100)] string Job);
    public sealed record Result(string Job, DateTimeOffset AskedAt);

    internal sealed class Handler(JobDesk jobs, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            if (!jobs.Knows(command.Job)) throw JobRefusals.UnknownJob.Because(("job", command.Job));
            await jobs.RunSoon(command.Job, ct);
            return new(command.Job, clock.GetUtcNow());
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{job}/run", nameof(RunJob), "Run a job now");
}
