using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Waybill.Infrastructure.Postgres;

/// <summary>Who runs the server programs: ourselves, or, since PostgreSQL refuses to run as root, an account without rights.</summary>
internal sealed record ServerAccount(string? User)
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly string[] Marks = ["FATAL:", "error:"];
    private static readonly string[] Candidates = ["postgres", "nobody"];

    internal static ServerAccount Own { get; } = new(User: null);

    internal static ServerAccount Choose()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return Own;
        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet();
        return new(Candidates.FirstOrDefault(known.Contains)
            ?? throw new PostgresUnavailable("PostgreSQL does not run as root, and there is no user postgres or nobody: create one, or start this program as another user."));
    }

    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];

    /// <summary>The folder itself, or, when a parent of it is closed to the account, one under /var/tmp that stands for it.</summary>
    internal string Reachable(string folder)
    {
        if (OperatingSystem.IsWindows() || User is null)
            return folder;
        for (var parent = Directory.GetParent(folder); parent is not null; parent = parent.Parent)
        {
            if (parent.Exists && !parent.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return $"/var/tmp/waybill-{Hash(folder)}";
        }
        return folder;
    }

    /// <summary>Makes a folder that belongs to the account and that others may not enter; an existing one keeps its mode.</summary>
    internal async Task Make(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OnlyOwner);
        await Chown("-h", folder);
    }

    /// <summary>The same where everybody may write, so that somebody else may have put something of that name there before.</summary>
    internal async Task MakeAmongStrangers(string folder)
    {
        if (new DirectoryInfo(folder).LinkTarget is not null)
            throw new PostgresUnavailable($"{folder} is a link that somebody put there: remove it.");
        await Make(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, OnlyOwner);
    }

    /// <summary>Gives files, and folders with all that is in them, to the account.</summary>
    internal Task Take(params string[] paths) => Chown("-hR", paths);

    private async Task Chown(string how, params string[] paths)
    {
        if (User is null)
            return;
        var (exit, output) = await Own.Run("chown", [how, User, .. paths], CancellationToken.None);
        if (exit != 0)
            throw new PostgresUnavailable($"The data folder cannot be given to user {User} ({Telling(output)}): choose a folder on a file system that allows it.");
    }

    internal async Task<(int Exit, string Output)> Run(string program, string[] arguments, CancellationToken ct)
    {
        using var process = Begin(program, arguments, listen: true);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(ct);
            var output = await process.StandardOutput.ReadToEndAsync(ct);
            output += await errors;
            await process.WaitForExitAsync(ct);
            return (process.ExitCode, output);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Runs what leaves a process behind: that process inherits the pipes, so listening would never end.</summary>
    internal async Task<int> RunUnheard(string program, params string[] arguments)
    {
        using var process = OperatingSystem.IsWindows()
            ? Begin(program, arguments, listen: false)
            : Begin("/bin/sh", ["-c", "exec \"$0\" \"$@\" </dev/null >/dev/null 2>&1", program, .. arguments], listen: false);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>The part of a program's output that tells what went wrong.</summary>
    internal static string Telling(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var faults = from line in lines from mark in Marks where line.Contains(mark) select line.Split(mark, 2)[1];
        return (faults.LastOrDefault() ?? lines.LastOrDefault() ?? "it said nothing").Trim().TrimEnd('.');
    }

    private Process Begin(string program, string[] arguments, bool listen)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = listen, RedirectStandardError = listen };
        start.WorkingDirectory = Path.GetPathRoot(Environment.CurrentDirectory)!;
        start.Environment["LC_ALL"] = "C";
        if (User is not null)
            start.UserName = User;
        return Process.Start(start)!;
    }
}
