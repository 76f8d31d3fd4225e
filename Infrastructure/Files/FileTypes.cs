using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Waybill.Infrastructure.Files;

/// <summary>Which files are taken, and how one knows that a file is what it says. Nothing that a browser would run is among them.</summary>
public static partial class FileTypes
{
    private static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Except([9, 10, 12, 13, 27]).Select(b => (byte)b)]);

    private static readonly Dictionary<string, (string[] Endings, Func<FileStream, bool> Fits)> Known = new()
    {
        ["application/pdf"] = ([".pdf"], file => Head(file).StartsWith("%PDF-"u8)),
        ["image/png"] = ([".png"], file => Head(file).StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
        ["image/jpeg"] = ([".jpg", ".jpeg"], file => Head(file).StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])),
        ["image/webp"] = ([".webp"], file => Head(file) is var head && head.StartsWith("RIFF"u8) && head.Length > 12 && head[8..12].SequenceEqual("WEBP"u8)),
        ["text/csv"] = ([".csv"], IsText),
        ["text/plain"] = ([".txt", ".log"], IsText),
        ["application/json"] = ([".json"], file => Start(file) is ['{' or '[', ..] && IsText(file)),
        ["application/xml"] = ([".xml"], file => Start(file) is ['<', ..] && IsText(file)),
        ["text/xml"] = ([".xml"], file => Start(file) is ['<', ..] && IsText(file)),
        ["application/zip"] = ([".zip"], file => Head(file) is var head && (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))),
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = ([".xlsx"], file => IsOffice(file, "xl/workbook.xml")),
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = ([".docx"], file => IsOffice(file, "word/document.xml")),
    };

    /// <summary>Refuses a type that is not taken, and a name that does not end as the type's names do.</summary>
    public static void CheckName(string contentType, string fileName)
    {
        if (!Known.TryGetValue(contentType, out var type)) throw FileRefusals.TypeNotAllowed.At("/contentType", ("type", contentType), ("allowed", Known.Keys));
        if (!type.Endings.Contains(Path.GetExtension(fileName).ToLowerInvariant())) throw FileRefusals.NameMismatch.At("/fileName", ("type", contentType), ("endings", type.Endings));
    }

    /// <summary>Refuses a file whose content is not of its type.</summary>
    public static void CheckContent(string contentType, ReceivedFile received)
    {
        using var file = received.Open();
        if (!Known[contentType].Fits(file)) throw FileRefusals.ContentMismatch.Because(("what", "type"));
    }

    private static ReadOnlySpan<byte> Head(FileStream file, int most = 1024)
    {
        file.Position = 0;
        var head = new byte[most];
        return head.AsSpan(0, file.ReadAtLeast(head, most, throwOnEndOfStream: false));
    }

    /// <summary>Where the text begins, behind a byte order mark and blanks, in lower case.</summary>
    private static string Start(FileStream file) => Encoding.Latin1.GetString(Head(file)).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n').ToLowerInvariant();

    /// <summary>Text of any encoding in which a letter is a byte or begins with one, such as UTF-8 and GB 18030, that is no web page or drawing.</summary>
    private static bool IsText(FileStream file)
    {
        if (Markup().IsMatch(Start(file))) return false;
        file.Position = 0;
        var buffer = new byte[1 << 16];
        while (file.Read(buffer) is var read and > 0)
            if (buffer.AsSpan(0, read).ContainsAny(Controls)) return false;
        return true;
    }

    private static bool IsOffice(FileStream file, string part) => Entries(file) is { } entries && entries.Contains("[Content_Types].xml") && entries.Contains(part)
        && !entries.Any(e => e.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));

    private static HashSet<string>? Entries(FileStream file)
    {
        if (!Head(file).StartsWith("PK"u8)) return null;
        file.Position = 0;
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return [.. zip.Entries.Select(e => e.FullName)];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Whatever stands before it, the first element is one that browsers show or run.</summary>
    [GeneratedRegex(@"^(<\?.*?\?>|<!--.*?-->|<!doctype(?! html)[^>]*>|\s)*<(!doctype html|(\w+:)?(html|svg|script|head|body|iframe)[\s>/])", RegexOptions.Singleline)]
    private static partial Regex Markup();
}
