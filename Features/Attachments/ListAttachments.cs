using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Attachments;

/// <summary>The files on a document, newest first.</summary>
public static class ListAttachments
{
    /// <param name="DocumentKind">The document's kind: order.</param>
    [Requires("attachments.list")]
    [Refuses("NOT_FOUND")]
    public sealed record Query([MaxLength(60)] string DocumentKind, Guid DocumentId) : ListQuery;

    private static readonly Listing<Attachment> Fields = new Listing<Attachment>("attachments")
        .Field("fileName", a => a.FileName).Field("contentType", a => a.ContentType).Field("size", a => a.Size).Field("createdAt", a => a.CreatedAt)
        .Search(a => a.FileName).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, DocumentKinds kinds, CurrentUser user) : IHandler<Query, Page<AttachmentView>>
    {
        public async Task<Page<AttachmentView>> Handle(Query query, CancellationToken ct)
        {
            await kinds.RequireHolder(db, new(query.DocumentKind, query.DocumentId), ct);
            var attachments = db.Attachments.Where(a => a.DocumentId == query.DocumentId && a.DocumentKind == query.DocumentKind && a.Status == AttachmentStatus.Ready);
            return await attachments.ToPage(query, Fields, user.Caller,
                a => new AttachmentView(a.Id, a.Version, a.DocumentKind, a.DocumentId, a.FileName, a.ContentType, a.Size, a.Hash, a.Status, a.AnnouncedAt, a.CreatedBy), ct);
        }
    }

    internal static void Map(Doors doors) => doors.List<Query, AttachmentView, Handler>("/", nameof(ListAttachments), "List the attachments of a document");
}
