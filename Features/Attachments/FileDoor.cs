using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Files;

namespace Waybill.Features.Attachments;

/// <summary>Where the links lead: bytes in and out over plain HTTP, beside the operations. The link is all the proof that is needed.</summary>
public static class FileDoor
{
    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/files/{token}", Receive).ExcludeFromDescription();
        routes.MapGet("/files/{token}", Send).ExcludeFromDescription();
    }

    private static async Task<IResult> Receive(string token, HttpContext http, Database db, FileLinks links, AttachmentFiles files, CancellationToken ct)
    {
        var attachment = await Linked(LinkUse.Upload, AttachmentStatus.Announced, token, db, links, ct);
        if (http.Request.ContentLength > attachment.Size) throw FileRefusals.TooLarge.Because(("limit", attachment.Size));
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        await files.Receive(attachment, http.Request.Body, ct);
        return Results.NoContent();
    }

    private static async Task<IResult> Send(string token, HttpContext http, Database db, FileLinks links, IFileStore store, CancellationToken ct)
    {
        var attachment = await Linked(LinkUse.Download, AttachmentStatus.Ready, token, db, links, ct);
        var content = await store.Open(attachment.Hash, ct) ?? throw AttachmentRefusals.LinkInvalid.Because();
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, no-store";
        if (!content.CanSeek) http.Response.ContentLength = attachment.Size;
        return Results.File(content, attachment.ContentType, attachment.FileName, entityTag: new EntityTagHeaderValue($"\"{attachment.Hash}\""), enableRangeProcessing: content.CanSeek);
    }

    private static async Task<Attachment> Linked(LinkUse use, AttachmentStatus status, string token, Database db, FileLinks links, CancellationToken ct)
    {
        var (id, size, hash) = await links.Read(use, token, ct);
        return await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.Size == size && a.Hash == hash && a.Status == status, ct)
            ?? throw AttachmentRefusals.LinkInvalid.Because();
    }
}
