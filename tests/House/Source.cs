using System.Runtime.CompilerServices;

namespace Waybill.Tests.House;

/// <summary>The source text of the project, for the rules that hold over it.</summary>
internal static class Source
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<(string Path, string Text)> In(params string[] folders) =>
        [.. folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Root, f), "*.cs", SearchOption.AllDirectories))
            .Select(p => Path.GetRelativePath(Root, p).Replace('\\', '/')).Where(p => !p.Contains("/bin/") && !p.Contains("/obj/") && !p.Contains("/Migrations/"))
            .Order(StringComparer.Ordinal).Select(p => (p, File.ReadAllText(Path.Combine(Root, p))))];

    /// <summary>What the migrations do, which is written by a tool.</summary>
    public static IReadOnlyList<(string Path, string Text)> Migrations =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "Api", "Migrations"), "*.cs").Order(StringComparer.Ordinal).Select(p => (Path.GetFileName(p), File.ReadAllText(p)))];

    private static string FindRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
