using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Files;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Attachments;

/// <summary>The life of an attachment: announced until its content is there, and never more than a mark once it is deleted.</summary>
public enum AttachmentStatus { Announced, Ready, Deleted }

/// <summary>A file on a document (附件). Its content lies in the store under its hash.</summary>
public sealed class Attachment : Root, IPaper
{
    /// <summary>How many a document may have.</summary>
    public const int MostPerDocument = 50;

    private static readonly Transitions<AttachmentStatus> Life = new(AttachmentRefusals.WrongState)
    {
        { AttachmentStatus.Announced, AttachmentStatus.Ready },
        { AttachmentStatus.Ready, AttachmentStatus.Deleted },
    };

    private Attachment() { }

    public Attachment(DocumentRef document, string fileName, string contentType, int size, string hash, DateTimeOffset at) =>
        (DocumentKind, DocumentId, FileName, ContentType, Size, Hash, AnnouncedAt) = (document.Kind, document.Id, fileName, contentType, size, hash, at);

    public string DocumentKind { get; private set; } = "";
    public Guid DocumentId { get; private set; }
    public string FileName { get; private set; } = "";
    public string ContentType { get; private set; } = "";

    /// <summary>In bytes.</summary>
    public int Size { get; private set; }

    /// <summary>The SHA-256 of the content in lower-case hexadecimal.</summary>
    public string Hash { get; private set; } = "";
    public AttachmentStatus Status { get; private set; } = AttachmentStatus.Announced;
    public DateTimeOffset AnnouncedAt { get; private set; }

    /// <summary>When its own content came in. That the store knows the hash is not enough: another's file is not had by knowing its hash.</summary>
    public DateTimeOffset? ReceivedAt { get; private set; }
    public DateTimeOffset? DeletedAt { get; private set; }

    string? IPaper.DocumentKind => DocumentKind;
    Guid? IPaper.DocumentId => DocumentId;

    /// <summary>Refuses a file that is not what was announced.</summary>
    public void Check(ReceivedFile file)
    {
        if (file.Size != Size) throw FileRefusals.ContentMismatch.Because(("what", "size"));
        if (file.Hash != Hash) throw FileRefusals.ContentMismatch.Because(("what", "sha256"));
        FileTypes.CheckContent(ContentType, file);
    }

    public void Receive(DateTimeOffset at) => ReceivedAt = at;

    public void Complete()
    {
        var ready = Life.Move(Status, to: AttachmentStatus.Ready);
        Status = ReceivedAt is null ? throw AttachmentRefusals.NotUploaded.Because() : ready;
    }

    /// <summary>It is no longer shown or given out. The content goes when no other attachment has the same.</summary>
    public void Delete(DateTimeOffset at) => (Status, DeletedAt) = (Life.Move(Status, to: AttachmentStatus.Deleted), at);
}
