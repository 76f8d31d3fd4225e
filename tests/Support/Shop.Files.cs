using System.Security.Cryptography;
using System.Text;
using Waybill.Features.Attachments;
using Waybill.Infrastructure.Values;

namespace Waybill.Tests.Support;

public sealed partial class Shop
{
    /// <summary>A PDF nobody else has, of about this many bytes.</summary>
    public static byte[] Pdf(int size = 100) => Encoding.ASCII.GetBytes($"%PDF-1.7\n% {Unique("pdf")}\n".PadRight(size, 'x'));

    /// <summary>The command that attaches a file within the request.</summary>
    public static CreateAttachment.Command Inline(DocumentRef document, byte[] content, string name = "合同.pdf", string type = "application/pdf") =>
        new CreateAttachment.Command(document.Kind, document.Id, name, type, null, null, Convert.ToBase64String(content));

    /// <summary>The command that announces a file.</summary>
    public static CreateAttachment.Command Announced(DocumentRef document, byte[] content, string name = "合同.pdf", string type = "application/pdf") =>
        new CreateAttachment.Command(document.Kind, document.Id, name, type, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)), null);

    /// <summary>Sends bytes to an upload link, as any HTTP client would.</summary>
    public Task<HttpResponseMessage> Upload(string url, byte[] content) => Rest.PutAsync(new Uri(url, UriKind.Relative), new ByteArrayContent(content));
}
