using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Waybill.Bench;

/// <summary>What program and database have used so far, in seconds of a core, and how much memory the program holds now.</summary>
internal sealed record Usage(double Program, double Database, double ProgramMegabytes);

/// <summary>The real program on a private PostgreSQL that syncs to disk, in a folder of its own, as somebody would run it; and what the machine says of both.</summary>
internal sealed partial class Lab : IAsyncDisposable
{
    private const double TicksPerSecond = 100;
    private readonly Process program;
    private readonly string file;

    private Lab(Process program, string file, string folder, int port) => (this.program, this.file, Folder, Rest, Grpc) = (program, file, folder, new($"http://127.0.0.1:{port}"), new($"http://127.0.0.1:{port + 1}"));

    public string Folder { get; }
    public Uri Rest { get; }
    public Uri Grpc { get; }
    public string Key { get; private set; } = "";

    /// <summary>The one connection that a service keeps to the program, for all of its calls over gRPC.</summary>
    public SocketsHttpHandler Channel { get; } = new();

    /// <summary>How long it took until the program answered.</summary>
    public TimeSpan StartedIn { get; private set; }
    public int ProgramId => program.Id;
    public string Socket => Path.Combine(Folder, "pgdata");

    /// <param name="folder">A new one, unless that of a laboratory before is to be used again.</param>
    /// <param name="file">The program's Api.dll: that of this build, if none is named.</param>
    public static async Task<Lab> Open(int port = 6100, string? folder = null, string? file = null, params string[] more)
    {
        file ??= ProgramFile();
        folder ??= Path.Combine(Path.GetTempPath(), $"waybill-bench-{Environment.ProcessId}-{port}");
        var watch = Stopwatch.StartNew();
        var start = new ProcessStartInfo("dotnet", [file, $"--Rest:Port={port}", $"--Grpc:Port={port + 1}", $"--DataFolder={folder}", "--RateLimit:PerSecond=0",
            "--Logging:LogLevel:Default=Warning", .. more]) { RedirectStandardOutput = true };
        var lab = new Lab(Process.Start(start)!, file, folder, port);
        await lab.Banner();
        lab.StartedIn = watch.Elapsed;
        return lab;
    }

    /// <summary>Started again on the same data, as a program in use was: the one that entered the demo company holds what it needed for that.</summary>
    public async Task<Lab> Again()
    {
        await Stop();
        var again = await Open(Rest.Port, Folder, file);
        again.Key = Key;
        return again;
    }

    /// <summary>A client of the program over REST, with the administrator's key if none is given.</summary>
    public HttpClient Client(string? key = null) => new(new SocketsHttpHandler()) { BaseAddress = Rest, DefaultRequestHeaders = { Authorization = new("Bearer", key ?? Key) } };

    /// <summary>What the program answers to a request for something.</summary>
    public async Task<string> Get(string path)
    {
        using var http = Client();
        return await http.GetStringAsync(path);
    }

    /// <summary>What psql prints for a statement.</summary>
    public Task<string> Sql(string sql) => Postgres("psql", "-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-d", "waybill", "-c", sql);

    /// <summary>Does now what the database would do by and by for the writes so far, so that nobody pays for those of another.</summary>
    public Task Tidy() => Sql("vacuum analyze");

    /// <summary>Runs one of PostgreSQL's own programs against the private server.</summary>
    public async Task<string> Postgres(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Binaries(), name), ["-h", Socket, "-U", "postgres", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var run = Process.Start(start)!;
        var (output, faults) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        return run.ExitCode == 0 ? await output : throw new InvalidOperationException($"{name}: {string.Join('\n', (await faults).Split('\n').Take(3))}");
    }

    public Usage Used() => new(Ticks(program.Id, withChildren: false), Family(Postmaster()).Sum(id => Ticks(id, withChildren: id == Postmaster())), Megabytes(program.Id));

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await Stop();
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Ends the program as an operator would, and waits until its database has ended too.</summary>
    public async Task Stop()
    {
        if (program.HasExited) return;
        Process.Start("kill", ["-TERM", $"{program.Id}"]).WaitForExit();
        await program.WaitForExitAsync();
    }

    private async Task Banner()
    {
        while (await program.StandardOutput.ReadLineAsync() is { } line)
        {
            if (AdminKey().Match(line) is { Success: true } found) Key = found.Groups[1].Value;
            if (line.Contains("not stored") || line.Contains("new API key"))
            {
                _ = program.StandardOutput.ReadToEndAsync();
                return;
            }
        }
        throw new InvalidOperationException("The program did not start.");
    }

    private int Postmaster() => int.Parse(File.ReadLines(Path.Combine(Socket, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private static IEnumerable<int> Family(int parent) => Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, out _)).Select(n => int.Parse(n!))
        .Where(id => id == parent || (Stat(id) is [_, var mother, ..] && mother == $"{parent}"));

    private static double Ticks(int id, bool withChildren) => Stat(id) is { Length: > 14 } s ? (Count(s[11]) + Count(s[12]) + (withChildren ? Count(s[13]) + Count(s[14]) : 0)) / TicksPerSecond : 0;

    private static double Count(string ticks) => double.Parse(ticks, CultureInfo.InvariantCulture);

    /// <summary>The fields of /proc/id/stat from the state on; none when the process has gone.</summary>
    private static string[] Stat(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat").Split(") ")[1].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static double Megabytes(int id) => Count(File.ReadLines($"/proc/{id}/status").First(l => l.StartsWith("VmRSS", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;

    private static string Binaries() => Directory.GetDirectories("/usr/lib/postgresql").Order().Select(d => Path.Combine(d, "bin")).LastOrDefault(d => File.Exists(Path.Combine(d, "pgbench")))
        ?? throw new InvalidOperationException("The comparison needs pgbench, which comes with an installed PostgreSQL.");

    private static string ProgramFile() => AppContext.BaseDirectory.Replace("/tests/bench/", "/Api/") + "Api.dll";

    [GeneratedRegex(@"key of admin +(\S+)")]
    private static partial Regex AdminKey();
}
