using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Quartz;

namespace Waybill.Infrastructure.Jobs;

/// <summary>
/// The scheduler: Quartz with its tables in our database, so that any number of nodes share the jobs. Each is run by one node at a time;
/// when a node dies, another takes over what it was running, and a run that nobody was there for is made up for once.
/// </summary>
internal static class Jobs
{
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(3);

    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton(new JobSettings());
        services.AddSingleton<DbDataSource>(provider => provider.GetRequiredService<NpgsqlDataSource>());
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureOptions<QuartzSchedulerOptions>(scheduler => scheduler.InstanceName = "waybill");
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(postgres => postgres.UseRegisteredDataSource = true);
                store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (CheckIn, CheckIn * 2));
                store.ConfigureStore(options => options.AcceptEnlistedTransactions = true);
                store.UseExecutionHistory();
                store.ProvisionSchema();
            });
        });
        services.AddQuartzHostedService();
        services.AddOptions<QuartzHostedServiceOptions>().Configure<JobSettings>((hosted, jobs) => (hosted.AutoStart, hosted.WaitForJobsToComplete) = (jobs.Enabled, true));
        services.AddHostedService<JobPlan>();
        services.AddScoped<JobDesk>();
        services.AddTransient<RunScheduled>();
    }
}
