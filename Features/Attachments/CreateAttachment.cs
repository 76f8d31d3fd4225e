using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Attachments;

/// <summary>
/// A file is attached to a document. One of up to 1 MiB may come within the request; a larger one is announced by its size and hash, its bytes are then PUT to the link that
/// is answered (HTTP, no authorization, within 15 minutes), and CompleteAttachment finishes it.
/// </summary>
public static class CreateAttachment
{
    internal const int MostInline = 1 << 20;

    /// <param name="FileName">Cleaned of what file systems cannot bear; it ends as names of its type do.</param>
    /// <param name="ContentType">PDF, PNG, JPEG, WebP, CSV, XLSX, DOCX, plain text, XML, JSON or ZIP; the content has to be what it says.</param>
    /// <param name="Size">In bytes; needed without content.</param>
    /// <param name="Sha256">The hash of the content in lower-case hexadecimal; needed without content.</param>
    /// <param name="Content">The whole file in base64, instead of sending it to a link.</param>
    [Requires("attachments.create")]
    [Refuses("NOT_FOUND", "FILE_TYPE_NOT_ALLOWED", "FILE_NAME_MISMATCH", "FILE_CONTENT_MISMATCH", "FILE_TOO_LARGE", "ATTACHMENTS_FULL")]
    public sealed record Command([MaxLength(60)] string DocumentKind, Guid DocumentId, string FileName, [MaxLength(100)] string ContentType, [Range(1, int.MaxValue)] int? Size,
        [RegularExpression("^[0-9a-f]{64}$")] string? Sha256, [MaxLength((MostInline + 2) / 3 * 4), Base64String] string? Content);

    /// <param name="UploadUrl">Where to PUT the bytes; absent when the content came with the request.</param>
    public sealed record Result(Guid Id, int Version, string FileName, AttachmentStatus Status, string? UploadUrl, DateTimeOffset? UploadExpiresAt);

    internal sealed class Handler(Database db, DocumentKinds kinds, AttachmentFiles files, FileLinks links, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            await kinds.RequireHolder(db, new(command.DocumentKind, command.DocumentId), ct);
            var content = command.Content is null ? null : Convert.FromBase64String(command.Content);
            var attachment = await files.Announce(command, content, ct);
            db.Add(attachment);
            return content is null ? await ToBeSent(attachment, ct) : await Kept(attachment, content, ct);
        }

        private async Task<Result> ToBeSent(Attachment a, CancellationToken ct)
        {
            var link = await links.ToUpload(a, ct);
            return new(a.Id, a.Version, a.FileName, a.Status, link.Url, link.ExpiresAt);
        }

        private async Task<Result> Kept(Attachment a, byte[] content, CancellationToken ct)
        {
            await files.Keep(a, content, ct);
            a.Complete();
            outbox.Tell("attachment.added", a, AttachmentTold.Of(a));
            return new(a.Id, a.Version, a.FileName, a.Status, null, null);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/", nameof(CreateAttachment), "Attach a file to a document");
}
