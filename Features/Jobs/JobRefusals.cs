using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Jobs;

internal static class JobRefusals
{
    public static readonly Reason UnknownJob = Reason.NotFound("UNKNOWN_JOB", "No job is called {job}.", "没有名为 {job} 的定时任务。");
}
