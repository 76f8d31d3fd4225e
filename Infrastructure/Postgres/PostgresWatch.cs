using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Waybill.Infrastructure.Postgres;

/// <summary>
/// Brings the embedded server back when it died while the program lives: killed, stopped by hand, or given up because its disk was full. It looks every second and
/// tries until it succeeds; of several programs on one data folder the first does it. Meanwhile requests are refused with UNAVAILABLE.
/// </summary>
public sealed partial class PostgresWatch(EmbeddedPostgres postgres, ILogger<PostgresWatch> log) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private string? complaint;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rest);
        await using var ended = stoppingToken.Register(timer.Dispose);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
            if (!postgres.Lives) await Revive(stoppingToken);
    }

    private async Task Revive(CancellationToken ct)
    {
        try
        {
            if (complaint is null) Died(log, postgres.DataFolder);
            if (await postgres.Revive(ct)) Revived(log, postgres.DataFolder);
            complaint = null;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            // A cause that lasts is told once, not every second.
            if (complaint != fault.Message) Failed(log, fault.Message);
            complaint = fault.Message;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The embedded PostgreSQL in {Folder} has died and is started again.")]
    private static partial void Died(ILogger log, string folder);

    [LoggerMessage(Level = LogLevel.Information, Message = "The embedded PostgreSQL in {Folder} runs again.")]
    private static partial void Revived(ILogger log, string folder);

    [LoggerMessage(Level = LogLevel.Error, Message = "The embedded PostgreSQL could not be started again, and will be tried again: {Reason}")]
    private static partial void Failed(ILogger log, string reason);
}
