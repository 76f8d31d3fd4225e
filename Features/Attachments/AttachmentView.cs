using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Attachments;

/// <summary>A file on a document.</summary>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">The hash of its content in lower-case hexadecimal.</param>
/// <param name="AttachedBy">The employee or API client who attached it.</param>
public sealed record AttachmentView(Guid Id, int Version, string DocumentKind, Guid DocumentId, string FileName, string ContentType, int Size, string Sha256, AttachmentStatus Status,
    DateTimeOffset AttachedAt, Guid AttachedBy)
{
    internal static AttachmentView Of(Attachment a) => new(a.Id, a.Version, a.DocumentKind, a.DocumentId, a.FileName, a.ContentType, a.Size, a.Hash, a.Status, a.AnnouncedAt, a.CreatedBy);
}

/// <summary>What the outside is told of an attachment.</summary>
[Tells("attachment.added", "attachment.deleted")]
internal sealed record AttachmentTold(Guid Id, string DocumentKind, Guid DocumentId, string FileName, string ContentType, int Size, string Sha256)
{
    public static AttachmentTold Of(Attachment a) => new(a.Id, a.DocumentKind, a.DocumentId, a.FileName, a.ContentType, a.Size, a.Hash);
}
