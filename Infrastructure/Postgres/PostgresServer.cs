using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Waybill.Infrastructure.Postgres;

/// <summary>The server of one data folder: made, started, asked, guarded and stopped; who may do so when is the business of <see cref="EmbeddedPostgres"/>.</summary>
internal sealed class PostgresServer(string folder, PostgresBinaries binaries, ServerAccount account, EmbeddedPostgresOptions options)
{
    private const string Superuser = "postgres";

    private readonly string data = DataOf(folder);
    private readonly string socketFolder = SocketFolder(DataOf(folder));
    private long database;

    internal string Folder => folder;
    internal PostgresBinaries Binaries => binaries;
    internal string OwnersLock => Path.Combine(folder, "owners.lock");
    internal string StartLock => Path.Combine(folder, "start.lock");
    internal Reserve Reserve { get; } = new(Path.Combine(folder, "reserve"));
    private string GuardLock => Path.Combine(folder, "guard.lock");
    private string StartingMark => Path.Combine(folder, "starting");
    private string PasswordFile => Path.Combine(folder, "password");
    private string PidFile => Path.Combine(data, "postmaster.pid");
    private string SettingsFile => Path.Combine(data, "waybill.conf");
    private string Log => Path.Combine(data, "server.log");

    /// <summary>The major version that made the data, if they are made.</summary>
    internal static int? MajorOf(string folder) =>
        Path.Combine(DataOf(folder), "PG_VERSION") is var file && File.Exists(file) && int.TryParse(File.ReadAllText(file).Split('.')[0], out var major) ? major : null;

    internal Task MakeFolder() => folder.StartsWith("/var/tmp/waybill-", StringComparison.Ordinal) ? account.MakeAmongStrangers(folder) : account.Make(folder);

    /// <summary>Makes the data where there are none, under another name until they are complete.</summary>
    internal async Task Initialise(CancellationToken ct)
    {
        ClearUnfinished();
        if (MajorOf(folder) is { } major)
        {
            if (major != binaries.Major)
                throw new PostgresUnavailable($"The data in {folder} are PostgreSQL {major}'s, and the programs in {binaries.Folder} are PostgreSQL {binaries.Major}'s: "
                    + $"set {PostgresBinaries.Variable} to the bin folder of a PostgreSQL {major}, or choose another data folder.");
            return;
        }
        if (Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).Any())
            throw new PostgresUnavailable($"The folder {data} holds something that is not PostgreSQL's: empty it, or choose another data folder.");

        string? fault = null;
        foreach (var locale in new[] { "C.UTF-8", "C" })
        {
            var unfinished = $"{data}.unfinished-{Guid.NewGuid():N}";
            await account.Make(unfinished);
            var (exit, output) = await account.Run(binaries.Program("initdb"), InitdbArguments(unfinished, locale), ct);
            if (exit == 0)
            {
                await File.AppendAllTextAsync(Path.Combine(unfinished, "postgresql.conf"), "\ninclude_if_exists = 'waybill.conf'\n", ct);
                if (Directory.Exists(data))
                    Directory.Delete(data);
                Directory.Move(unfinished, data);
                return;
            }
            fault ??= ServerAccount.Telling(output);
        }
        ClearUnfinished();
        throw new PostgresUnavailable($"PostgreSQL could not make its data in {folder} ({fault}): put that right, or choose another data folder.");
    }

    /// <summary>Comes back when the server answers; starts it if it does not run, and says whether it did.</summary>
    internal async Task<bool> EnsureRunning(CancellationToken ct)
    {
        var launched = false;
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < options.Patience; await Task.Delay(20, ct))
        {
            if (!Lives())
            {
                await Launch();
                launched = true;
            }
            else if (await Answers(ct))
                return launched;
        }
        throw new PostgresUnavailable($"PostgreSQL in {folder} did not answer within {options.Patience.TotalSeconds:0} seconds: look into {Log}.");
    }

    /// <summary>Creates the database if it is absent, and says how to connect to it.</summary>
    internal async Task<string> OpenDatabase(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(Address(Superuser));
        await connection.OpenAsync(ct);
        await using var look = new NpgsqlCommand("select oid::bigint from pg_database where datname = $1", connection) { Parameters = { new() { Value = options.DatabaseName } } };
        if (await look.ExecuteScalarAsync(ct) is null)
        {
            using var quoting = new NpgsqlCommandBuilder();
            await using var create = new NpgsqlCommand($"create database {quoting.QuoteIdentifier(options.DatabaseName)}", connection);
            await create.ExecuteNonQueryAsync(ct);
        }
        database = (long)(await look.ExecuteScalarAsync(ct))!;
        return new NpgsqlConnectionStringBuilder(Address(options.DatabaseName)) { Pooling = true, Timeout = 15 }.ConnectionString;
    }

    /// <summary>Posts a process that stops the server once nobody holds owners.lock; it goes again if there is a guard already.</summary>
    /// <remarks>
    /// It waits for guard.lock a while before it gives up, because the guard it meets may be one that has just done its work.
    /// If the program was killed while it started the server, the guard leaves the server the time to write its pid.
    /// It stops a process only if that one's command line names the data folder, since the pid may have been given to another by then.
    /// Without flock, as on macOS, there is no guard: a server that survives its program is joined by the next one.
    /// </remarks>
    internal async Task PostGuard()
    {
        if (OperatingSystem.IsWindows())
            return;
        const string guard = """
            exec 8<"$1/guard.lock" 9<"$1/owners.lock" && flock -w 10 8 && flock 9 || exit
            [ -e "$1/starting" ] && sleep 2
            { read -r pid; read -r data; } <"$1/pgdata/postmaster.pid" || exit
            tr '\0' '\n' <"/proc/$pid/cmdline" | grep -qxF -e "$data" && exec "$2" stop -D "$data" -m fast -w -t 60
            """;
        const string post = """command -v flock && command -v setsid && setsid sh -c "$0" guard "$1" "$2" &""";
        if (!File.Exists(GuardLock))
            await File.WriteAllTextAsync(GuardLock, "");
        await account.Take(OwnersLock, GuardLock);
        await account.RunUnheard("/bin/sh", "-c", post, guard, folder, binaries.Program("pg_ctl"));
    }

    internal async Task Stop()
    {
        if (Lives())
            await account.RunUnheard(binaries.Program("pg_ctl"), "stop", "-s", "-D", data, "-m", "fast", "-w", "-t", "60");
    }

    /// <summary>Removes what an interrupted initdb left; one that is still at work after its program was killed does no harm, as it has a folder of its own.</summary>
    private void ClearUnfinished()
    {
        foreach (var unfinished in Directory.GetDirectories(folder, "pgdata.unfinished-*"))
        {
            try
            {
                Directory.Delete(unfinished, recursive: true);
            }
            catch (IOException)
            {
                // It is still being written to; the next start removes it.
            }
        }
    }

    private async Task Launch()
    {
        if (File.Exists(Log))
            File.Move(Log, Log + ".1", overwrite: true);
        if (!data.Equals(socketFolder, StringComparison.Ordinal))
            await account.MakeAmongStrangers(socketFolder);
        await ForgetDeadServer();
        await Put(SettingsFile, Settings());
        await account.Take(data);

        var seconds = $"{Math.Ceiling(options.Patience.TotalSeconds):0}";
        await File.WriteAllTextAsync(StartingMark, "");
        var exit = await account.RunUnheard(binaries.Program("pg_ctl"), "start", "-s", "-D", data, "-l", Log, "-w", "-t", seconds);
        File.Delete(StartingMark);
        if (exit == 0 || Lives())
            return;

        var log = File.Exists(Log) ? await File.ReadAllTextAsync(Log) : "";
        var backendsOfAKilledServerLinger = log.Contains("shared memory block");
        if (!backendsOfAKilledServerLinger)
            throw new PostgresUnavailable($"PostgreSQL did not start in {folder} ({ServerAccount.Telling(log)}): put that right, or look into {Log}.");
    }

    /// <summary>Whether the pid in postmaster.pid is a server of this folder, not a process that has been given a dead server's number.</summary>
    internal bool Lives()
    {
        var (pid, dataAsTold) = PidFileLines() is [var first, var second, ..] && int.TryParse(first, out var number) ? (number, second) : (0, "");
        if (pid == 0)
            return false;
        try
        {
            if (OperatingSystem.IsLinux())
                return File.ReadAllText($"/proc/{pid}/cmdline").Split('\0').Contains(dataAsTold);
            using var process = Process.GetProcessById(pid);
            return process.ProcessName.StartsWith("postgres", StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether what every connection has to know of the catalog is at hand. The server throws it away when its catalog changes, as tidying up does, and who connects next writes it
    /// anew, or is turned away if there is no room for it.
    /// </summary>
    internal bool Welcomes() => File.Exists(Path.Combine(data, "base", $"{database}", "pg_internal.init"));

    /// <summary>
    /// PostgreSQL will not start while the pid it finds belongs to a live process, unless that is the one that starts it. So we put down
    /// ourselves rather than remove the file: what else is in it lets PostgreSQL find out if backends of the dead server still work.
    /// </summary>
    private async Task ForgetDeadServer()
    {
        File.Delete(Path.Combine(socketFolder, ".s.PGSQL.5432.lock"));
        if (!File.Exists(PidFile))
            return;
        if (PidFileLines() is [_, _, _, ..] lines && !OperatingSystem.IsWindows())
            await Put(PidFile, string.Join('\n', [$"{Environment.ProcessId}", .. lines[1..], ""]));
        else
            File.Delete(PidFile);
    }

    /// <summary>Writes a file whole or not at all: where the disk is full, the one there was stays as it was.</summary>
    private static async Task Put(string path, string text)
    {
        await File.WriteAllTextAsync(path + ".new", text);
        File.Move(path + ".new", path, overwrite: true);
    }

    private string[] PidFileLines()
    {
        try
        {
            return File.ReadAllLines(PidFile);
        }
        catch (IOException)
        {
            return [];
        }
    }

    private async Task<bool> Answers(CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Address(Superuser));
            await connection.OpenAsync(ct);
            return true;
        }
        catch (PostgresException refused) when (refused.SqlState is not (PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown))
        {
            throw new PostgresUnavailable($"The embedded PostgreSQL in {folder} refuses us ({refused.MessageText}): put that right in {data}, or end what uses it up.", refused);
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private string Address(string database)
    {
        var address = new NpgsqlConnectionStringBuilder { Host = socketFolder, Username = Superuser, Database = database, Pooling = false, Timeout = 5 };
        if (OperatingSystem.IsWindows())
        {
            address.Host = "127.0.0.1";
            address.Port = PidFileLines() is [_, _, _, var port, ..] ? int.Parse(port) : 0;
            address.Password = File.ReadAllText(PasswordFile);
        }
        return address.ConnectionString;
    }

    private string[] InitdbArguments(string into, string locale)
    {
        string[] common = ["-D", into, "-U", Superuser, "-E", "UTF8", $"--locale={locale}", "--no-instructions", "--no-clean", .. options.Durable ? [] : (string[])["--no-sync"]];
        if (!OperatingSystem.IsWindows())
            return [.. common, "--auth-local=trust", "--auth-host=reject"];
        File.WriteAllText(PasswordFile, RandomNumberGenerator.GetHexString(32));
        return [.. common, "--auth=scram-sha-256", $"--pwfile={PasswordFile}"];
    }

    private string Settings()
    {
        string[] address = OperatingSystem.IsWindows()
            ? ["listen_addresses = '127.0.0.1'", $"port = {Port()}", "unix_socket_directories = ''"]
            : ["listen_addresses = ''", "port = 5432", $"unix_socket_directories = '{socketFolder}'"];
        string[] speed = options.Durable ? [] : ["fsync = off", "synchronous_commit = off", "full_page_writes = off"];
        string[] alone = binaries.Major < 18 ? [Alone] : [Alone, "max_active_replication_origins = 0"];
        return string.Join('\n', [.. address, $"max_connections = {options.MaxConnections}", .. ForShortTransactions, .. alone, .. speed, ""]);
    }

    /// <summary>
    /// For many short transactions on a disk without moving parts: an index costs what it costs there, no statement is worth compiling, tables that grow fast are
    /// soon known anew, pages are not written whole again every five minutes, and no process renames itself for every statement.
    /// </summary>
    private static readonly string[] ForShortTransactions = ["random_page_cost = 1.1", "jit = off", "autovacuum_naptime = 15s", "max_wal_size = 2GB", "checkpoint_timeout = 15min", "shared_buffers = 256MB",
        "update_process_title = off"];

    /// <summary>Nothing is replicated from it or to it: a server that keeps account of that gives itself up when it cannot write that account, at the first checkpoint on a full disk.</summary>
    private const string Alone = "max_replication_slots = 0";

    /// <summary>The port of the time before, so that those who use a server that died find the next one; if that is taken by now, any free one.</summary>
    private int Port()
    {
        var former = File.Exists(SettingsFile) ? File.ReadLines(SettingsFile).FirstOrDefault(l => l.StartsWith("port = ", StringComparison.Ordinal)) : null;
        return former is null ? FreePort(0) : FreePort(int.Parse(former["port = ".Length..]));
    }

    private static int FreePort(int wanted)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, wanted);
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        catch (SocketException) when (wanted != 0)
        {
            return FreePort(0);
        }
    }

    private static string DataOf(string folder) => Path.Combine(folder, "pgdata");

    /// <summary>The data folder itself, which is closed to others, unless a socket in it would have too long a name or one that settings cannot carry.</summary>
    private static string SocketFolder(string data) =>
        Encoding.UTF8.GetByteCount($"{data}/.s.PGSQL.5432") <= 100 && data.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_')
            ? data
            : $"/tmp/waybill-{ServerAccount.Hash(data)}";
}
