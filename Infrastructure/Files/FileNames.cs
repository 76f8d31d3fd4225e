using System.Globalization;

namespace Waybill.Infrastructure.Files;

/// <summary>Names of files as clients send them, made harmless wherever they are saved.</summary>
public static class FileNames
{
    private const int Longest = 150;
    private static readonly HashSet<char> Forbidden = [.. "<>:\"|?*"];

    /// <summary>The last part of a path, without what no file system or screen should be given; the ending stays.</summary>
    public static string Clean(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Normalize().Where(c => !Forbidden.Contains(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format))).Trim(' ', '.');
        var ending = Path.GetExtension(clean);
        var stem = clean[..^ending.Length].TrimEnd(' ', '.');
        if (stem.Length == 0) stem = "file";
        return (stem.Length > Longest ? stem[..(char.IsHighSurrogate(stem[Longest - 1]) ? Longest - 1 : Longest)] : stem) + ending;
    }
}
