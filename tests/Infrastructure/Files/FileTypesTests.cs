using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Waybill.Infrastructure.Files;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Tests.Infrastructure.Files;

public sealed class FileTypesTests
{
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Theory]
    [InlineData("application/pdf", "%PDF-1.4", true)]
    [InlineData("application/pdf", " %PDF-1.4", false)]
    [InlineData("image/png", "\u0089PNG\r\n\u001a\n....", true)]
    [InlineData("image/png", "\u00ff\u00d8\u00ff\u00e0", false)]
    [InlineData("image/jpeg", "\u00ff\u00d8\u00ff\u00e0", true)]
    [InlineData("image/webp", "RIFF....WEBPVP8 ", true)]
    [InlineData("image/webp", "RIFF....WAVEfmt ", false)]
    [InlineData("text/csv", "code;name\n1;\u00b2\u00e8\u00b1\u00ad", true)]
    [InlineData("text/plain", "just\u0000zero", false)]
    [InlineData("text/plain", "  <!DOCTYPE html><p>", false)]
    [InlineData("text/plain", "\u00ef\u00bb\u00bf<svg onload=x>", false)]
    [InlineData("text/plain", "a < b, and <b>bold</b>", true)]
    [InlineData("application/json", " {\"a\": 1}", true)]
    [InlineData("application/json", "a: 1", false)]
    [InlineData("application/xml", "<?xml version=\"1.0\"?><!-- x --><Invoice><Header/></Invoice>", true)]
    [InlineData("application/xml", "<?xml version=\"1.0\"?><!-- x --><svg xmlns=\"http://www.w3.org/2000/svg\">", false)]
    [InlineData("text/xml", "<x:html xmlns:x=\"http://www.w3.org/1999/xhtml\">", false)]
    [InlineData("application/zip", "PK\u0003\u0004....", true)]
    [InlineData("application/zip", "PK but not a zip", false)]
    [InlineData(Sheet, "PK\u0003\u0004 broken", false)]
    public void A_content_is_known_by_its_bytes(string type, string latin, bool fits) => Fits(type, Encoding.Latin1.GetBytes(latin)).ShouldBe(fits);

    [Fact]
    public void An_office_file_is_known_by_its_parts_and_carries_no_macros()
    {
        Fits(Sheet, Zip("[Content_Types].xml", "xl/workbook.xml")).ShouldBeTrue();
        Fits(Sheet, Zip("[Content_Types].xml", "word/document.xml")).ShouldBeFalse();
        Fits(Sheet, Zip("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin")).ShouldBeFalse();
        Fits("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Zip("[Content_Types].xml", "word/document.xml")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\temp\\合同.pdf", "合同.pdf")]
    [InlineData(" ..hidden.txt. ", "hidden.txt")]
    [InlineData("evil\u202Efdp.txt", "evilfdp.txt")]
    [InlineData("a\nb<c>|d?.txt", "abcd.txt")]
    [InlineData("???.txt", "txt")]
    [InlineData("///", "file")]
    public void A_name_is_made_harmless(string given, string clean) => FileNames.Clean(given).ShouldBe(clean);

    [Fact]
    public void A_long_name_keeps_its_ending() => FileNames.Clean(new string('长', 190) + ".pdf").ShouldSatisfyAllConditions(n => n.Length.ShouldBe(154), n => n.ShouldEndWith(".pdf"));

    private static byte[] Zip(params string[] parts)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in parts) zip.CreateEntry(part);
        return bytes.ToArray();
    }

    private static bool Fits(string type, byte[] content)
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, content);
        using var file = new ReceivedFile(path, Convert.ToHexStringLower(SHA256.HashData(content)), content.Length);
        try
        {
            FileTypes.CheckContent(type, file);
            return true;
        }
        catch (Refusal refusal) when (refusal.Reason.Code == "FILE_CONTENT_MISMATCH")
        {
            return false;
        }
    }
}
