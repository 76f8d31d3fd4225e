using System.ComponentModel;
using System.Diagnostics;
using Npgsql;

namespace Waybill.Infrastructure.Postgres;

/// <summary>How the embedded PostgreSQL is started; the settings of the instance that starts the server hold for all that share it.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>Where the data live; instances with the same folder share one server.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The folder of PostgreSQL's programs, or <c>npm</c>; left out, they are looked for.</summary>
    public string? Binaries { get; init; }

    /// <summary>False gives up safety at power loss for speed, which is right for tests.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>The database to connect to, created if absent.</summary>
    public string DatabaseName { get; init; } = "waybill";

    /// <summary>How many connections the server admits.</summary>
    public int MaxConnections { get; init; } = 200;

    /// <summary>How long the server may take until it answers.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>A PostgreSQL server of our own: it starts with the first instance on a data folder and stops with the last.</summary>
/// <remarks>
/// Each instance holds owners.lock shared, and looks for the server only once it does; who stops the server holds the lock alone, so no
/// instance is left without one. A guard process waits for that lock too, and stops the server when the program was killed.
/// Starting and leaving take turns by start.lock.
/// </remarks>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private static readonly TimeSpan TurnPatience = TimeSpan.FromMinutes(3);

    private readonly PostgresServer server;
    private FileStream? ownership;

    private EmbeddedPostgres(PostgresServer server, FileStream ownership, string connectionString)
    {
        (this.server, this.ownership, ConnectionString) = (server, ownership, connectionString);
    }

    /// <summary>How Npgsql reaches the database.</summary>
    public string ConnectionString { get; }

    /// <summary>Where the data really are: under /var/tmp when root asked for a folder that the server's account cannot enter.</summary>
    public string DataFolder => server.Folder;

    /// <summary>The server programs in use.</summary>
    public PostgresBinaries Binaries => server.Binaries;

    /// <summary>Starts the server on the data folder, or joins the one that runs there.</summary>
    public static async Task<EmbeddedPostgres> Start(EmbeddedPostgresOptions options, CancellationToken ct)
    {
        var account = ServerAccount.Choose();
        var folder = account.Reachable(Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.DataFolder)));
        try
        {
            var binaries = await PostgresBinaries.Find(options.Binaries, PostgresServer.MajorOf(folder), ct);
            var server = new PostgresServer(folder, binaries, account, options);
            await server.MakeFolder();
            await using var turn = await Turn(server, ct);
            return await Join(server, ct);
        }
        catch (NpgsqlException fault)
        {
            throw new PostgresUnavailable($"The embedded PostgreSQL in {folder} failed while opening ({fault.Message.TrimEnd('.')}): put that right, and start again.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or Win32Exception)
        {
            var reason = fault.Message.TrimEnd('.');
            throw new PostgresUnavailable($"The embedded PostgreSQL cannot use {folder} ({reason}): choose a data folder and binaries that this user may use.", fault);
        }
    }

    /// <summary>Whether the server's process is there.</summary>
    internal bool Lives => server.Lives();

    /// <summary>Whether a connection can be opened without anything being written for it.</summary>
    internal bool Welcomes => server.Welcomes();

    /// <summary>What the server keeps for the time when its disk is full.</summary>
    internal Reserve Reserve => server.Reserve;

    /// <summary>Starts the server again if it died, by turns with all who start or leave; says whether it was we who did. Clients reach it where it was before.</summary>
    internal async Task<bool> Revive(CancellationToken ct)
    {
        await using var turn = await Turn(server, ct);
        return await server.EnsureRunning(ct);
    }

    /// <summary>Lets the server write down what it holds, so that the files of its log that are then old are there for what is to come: without room for its log it gives itself up.</summary>
    internal async Task SpareLog(CancellationToken ct)
    {
        await using var connection = await Connect(ct);
        await using var checkpoint = new NpgsqlCommand("checkpoint", connection);
        await checkpoint.ExecuteNonQueryAsync(ct);
    }

    /// <summary>A connection that none has used before.</summary>
    internal async Task<NpgsqlConnection> Connect(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Leaves the server, and stops it if nobody else is using it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref ownership, null) is not { } held)
            return;
        await using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        await using var turn = await Turn(server, CancellationToken.None);
        await Leave(server, held);
    }

    private static async Task<EmbeddedPostgres> Join(PostgresServer server, CancellationToken ct)
    {
        var ownership = await Hold(server.OwnersLock, FileShare.Read, server.Folder, ct);
        try
        {
            await server.Initialise(ct);
            await server.PostGuard();
            await server.EnsureRunning(ct);
            return new(server, ownership, await server.OpenDatabase(ct));
        }
        catch
        {
            await Leave(server, ownership);
            throw;
        }
    }

    /// <summary>Lets go of the lock; then it is free, and we stop the server, or the guard has it and stops the server, or others share it.</summary>
    private static async Task Leave(PostgresServer server, FileStream ownership)
    {
        await ownership.DisposeAsync();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TurnPatience; await Task.Delay(20))
        {
            if (TryLock(server.OwnersLock, FileShare.None) is { } alone)
            {
                await using (alone)
                    await server.Stop();
                return;
            }
            if (TryLock(server.OwnersLock, FileShare.Read) is { } shared)
            {
                await shared.DisposeAsync();
                return;
            }
        }
    }

    private static Task<FileStream> Turn(PostgresServer server, CancellationToken ct) => Hold(server.StartLock, FileShare.None, server.Folder, ct);

    private static async Task<FileStream> Hold(string path, FileShare share, string folder, CancellationToken ct)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TurnPatience; await Task.Delay(20, ct))
        {
            if (TryLock(path, share) is { } held)
                return held;
        }
        throw new PostgresUnavailable($"Another program has been starting or stopping the server of {folder} for {TurnPatience.TotalMinutes} minutes: "
            + "end that program, or choose another data folder.");
    }

    /// <summary>.NET locks a file that is shared for reading as shared, and one that is not shared as exclusive; on Unix both are flock.</summary>
    private static FileStream? TryLock(string path, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, share == FileShare.None ? FileAccess.ReadWrite : FileAccess.Read, share, bufferSize: 0);
        }
        catch (IOException busy) when (busy.GetType() == typeof(IOException))
        {
            return null;
        }
    }
}
