using System.ComponentModel;
using System.Text.RegularExpressions;

namespace Waybill.Infrastructure.Postgres;

/// <summary>A folder with PostgreSQL's server programs, and the major version they are of.</summary>
public sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>The environment variable that names the folder; the word <c>npm</c> in it asks for npm's package.</summary>
    public const string Variable = "WAYBILL_POSTGRES_BIN";

    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    internal const string ThreeWays =
        $"install PostgreSQL 15 or newer, set {Variable} to the bin folder of one, or install npm so that it can be fetched";

    /// <summary>Takes the named folder, or else the newest found on this machine (of the wanted major if there is one), or else npm's package.</summary>
    public static async Task<PostgresBinaries> Find(string? folder, int? wantedMajor, CancellationToken ct)
    {
        var named = string.IsNullOrWhiteSpace(folder) ? Environment.GetEnvironmentVariable(Variable) : folder;
        if (!string.IsNullOrWhiteSpace(named) && named != "npm")
            return await Named(named, ct);

        PostgresBinaries? first = null;
        foreach (var candidate in named == "npm" ? [] : Installed())
        {
            if (await Identify(candidate, ct) is not { Major: >= DatabaseServer.OldestMajor } found)
                continue;
            if (wantedMajor is null || found.Major == wantedMajor)
                return found;
            first ??= found;
        }
        return first ?? await Identify(await NpmPostgres.Fetch(ct), ct) ?? throw new PostgresUnavailable($"npm's PostgreSQL does not run on this machine: {ThreeWays}.");
    }

    internal string Program(string name) => Program(Folder, name);

    private static string Program(string folder, string name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static async Task<PostgresBinaries> Named(string folder, CancellationToken ct)
    {
        var found = await Identify(Path.GetFullPath(folder), ct)
            ?? throw new PostgresUnavailable($"The folder {folder} does not hold PostgreSQL's server programs (initdb, pg_ctl, postgres): {ThreeWays}.");
        return found.Major >= DatabaseServer.OldestMajor
            ? found
            : throw new PostgresUnavailable($"The folder {folder} holds PostgreSQL {found.Major}, which is too old: {ThreeWays}.");
    }

    private static async Task<PostgresBinaries?> Identify(string folder, CancellationToken ct)
    {
        if (!Needed.All(name => File.Exists(Program(folder, name))))
            return null;
        try
        {
            var (_, output) = await ServerAccount.Own.Run(Program(folder, "postgres"), ["--version"], ct);
            return FirstNumber.Match(output) is { Success: true } major ? new(folder, int.Parse(major.Value)) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static IEnumerable<string> Installed() =>
    [
        .. Newest("/usr/lib/postgresql", "*"),
        .. Newest("/opt/homebrew/opt", "postgresql@*"), .. Newest("/usr/local/opt", "postgresql@*"), .. Newest("/home/linuxbrew/.linuxbrew/opt", "postgresql@*"),
        .. OperatingSystem.IsWindows() ? Newest(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*") : [],
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        NpmPostgres.Bin,
    ];

    private static IEnumerable<string> Newest(string parent, string pattern) => !Directory.Exists(parent) ? [] :
        from folder in Directory.GetDirectories(parent, pattern)
        orderby FirstNumber.Match(Path.GetFileName(folder)) is { Success: true } major ? int.Parse(major.Value) : 0 descending
        select Path.Combine(folder, "bin");

    [GeneratedRegex(@"\d+")]
    private static partial Regex FirstNumber { get; }
}
