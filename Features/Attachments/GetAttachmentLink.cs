using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Attachments;

/// <summary>Somebody who may see the document fetches a file: the link is good for five minutes, for this content alone, and needs no authorization.</summary>
public static class GetAttachmentLink
{
    [Requires("attachments.get-link")]
    public sealed record Query(Guid AttachmentId);

    /// <param name="Url">GET it over HTTP; relative to the REST address unless it says another.</param>
    /// <param name="Sha256">The hash that the content will have.</param>
    public sealed record Result(string Url, DateTimeOffset ExpiresAt, string FileName, string ContentType, int Size, string Sha256);

    internal sealed class Handler(Database db, DocumentKinds kinds, FileLinks links) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            var attachment = await kinds.Readable(db, db.Attachments.Where(a => a.Status == AttachmentStatus.Ready)).Require(a => a.Id == query.AttachmentId, ct);
            var link = await links.ToDownload(attachment, ct);
            return new(link.Url, link.ExpiresAt, attachment.FileName, attachment.ContentType, attachment.Size, attachment.Hash);
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/{attachmentId}/link", nameof(GetAttachmentLink), "Get a link to download an attachment");
}
