using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Jobs;
using Waybill.Infrastructure.Jobs;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;

namespace Waybill.Tests.Jobs;

public sealed class JobTests
{
    [Theory, BothDoors]
    public async Task Every_scheduled_operation_is_listed_with_its_next_run(Door door)
    {
        var shop = await Shop.Open();
        var jobs = (await shop.As(Roles.Admin).Via(door).Run<ListJobs.Result>(new ListJobs.Query())).Items;
        jobs.Select(j => j.Name).ShouldBe(shop.Services.GetServices<ScheduledOperation>().Select(s => shop.Catalogue.For(s.Request).Name).Order(StringComparer.Ordinal));
        jobs.ShouldAllBe(j => j.NextRunAt > DateTimeOffset.UtcNow);
    }

    [Theory, BothDoors]
    public async Task Nobody_runs_a_job_that_there_is_not(Door door) =>
        (await (await Shop.Open()).Refused(door, Roles.Admin, new RunJob.Command("BrewCoffee"))).Code.ShouldBe("UNKNOWN_JOB");

    [Theory, BothDoors]
    public async Task A_job_is_run_when_asked(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var before = await Waiting();
        await admin.Send(new RunJob.Command(nameof(ForgetIdempotencyKeys)), validateOnly: true);
        (await Waiting()).ShouldBe(before);
        (await admin.Run<RunJob.Result>(new RunJob.Command(nameof(ForgetIdempotencyKeys)))).Job.ShouldBe(nameof(ForgetIdempotencyKeys));
        (await Waiting()).ShouldBe(before + 1);

        static async Task<int> Waiting() => int.Parse(await Stored.Text("select count(*)::text from qrtz_triggers where job_name = 'ForgetIdempotencyKeys'"));
    }

    [Theory, BothDoors]
    public async Task Who_may_not_run_jobs_is_refused(Door door) =>
        (await (await Shop.Open()).Refused(door, Roles.Sales, new RunJob.Command(nameof(ForgetIdempotencyKeys)))).Code.ShouldBe("FORBIDDEN");

    [Fact]
    public async Task Every_scheduled_operation_exists_and_takes_no_parameters()
    {
        var shop = await Shop.Open();
        var scheduled = shop.Services.GetServices<ScheduledOperation>().ToList();
        scheduled.ShouldNotBeEmpty();
        foreach (var job in scheduled)
        {
            shop.Catalogue.Find(job.Request).ShouldNotBeNull(job.Request.FullName!).Reads.ShouldBeFalse(job.Request.FullName);
            Shape.Check(Activator.CreateInstance(job.Request).ShouldNotBeNull());
            Quartz.CronExpression.TryParse(job.Cron, out _).ShouldBeTrue($"{job.Request.FullName} {job.Cron}");
        }
    }
}
