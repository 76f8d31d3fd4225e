using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Waybill.Infrastructure.Data;

namespace Waybill.Infrastructure.Postgres;

/// <summary>
/// Brings the embedded server back when it died while the program lives: killed, stopped by hand, or given up because its disk was full. It looks every second and
/// tries until it succeeds; of several programs on one data folder the first does it. Meanwhile requests are refused with UNAVAILABLE.
/// It sees that the disk keeps as much room as the server needs to live and to be read: below it, writes are refused with STORAGE_FULL, and the server makes
/// room for its log out of what is old of it, since even reading makes it write a little. It sees to it that connections can be opened, if need be with room from the reserve.
/// </summary>
public sealed partial class PostgresWatch(EmbeddedPostgres postgres, StorageRoom room, ILogger<PostgresWatch> log) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>Four segments of the server's log: beside them what it stores to open a connection is little.</summary>
    private const long KeptFree = 64 << 20;
    private string? complaint;
    private bool spared;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rest);
        await using var ended = stoppingToken.Register(timer.Dispose);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            var free = Free();
            room.Tell(free >= KeptFree);
            if (postgres.Lives) await Provide(free, stoppingToken);
            else await Revive(stoppingToken);
        }
    }

    /// <summary>What room there is for the server's account; a disk that does not tell counts as roomy.</summary>
    private long Free()
    {
        try
        {
            return new DriveInfo(postgres.DataFolder).AvailableFreeSpace;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue;
        }
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

    private async Task Provide(long free, CancellationToken ct)
    {
        try
        {
            if (free >= KeptFree + Reserve.Whole) postgres.Reserve.Fill();
            if (!postgres.Welcomes)
            {
                if (free < KeptFree) postgres.Reserve.Give();
                await using var first = await postgres.Connect(ct);
            }
            if (free < KeptFree && !spared)
            {
                await postgres.SpareLog(ct);
                Full(log, postgres.DataFolder);
            }
            spared = free < KeptFree;
        }
        catch (Exception fault) when (fault is NpgsqlException or IOException or UnauthorizedAccessException)
        {
            // It is tried again: the server may be dying, or be on its way, or another took the room that was given to it.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The disk of {Folder} is all but full: writes are refused until there is room again.")]
    private static partial void Full(ILogger log, string folder);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The embedded PostgreSQL in {Folder} has died and is started again.")]
    private static partial void Died(ILogger log, string folder);

    [LoggerMessage(Level = LogLevel.Information, Message = "The embedded PostgreSQL in {Folder} runs again.")]
    private static partial void Revived(ILogger log, string folder);

    [LoggerMessage(Level = LogLevel.Error, Message = "The embedded PostgreSQL could not be started again, and will be tried again: {Reason}")]
    private static partial void Failed(ILogger log, string reason);
}
