using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Attachments;

/// <summary>The bytes are there: whoever announced the file shows it to everybody who may see the document.</summary>
public static class CompleteAttachment
{
    [Requires("attachments.create")]
    [Refuses("ATTACHMENT_NOT_UPLOADED", "ATTACHMENT_WRONG_STATE")]
    public sealed record Command(Guid AttachmentId);

    internal sealed class Handler(Database db, DocumentKinds kinds, AttachmentFiles files, Outbox outbox, CurrentUser user) : IHandler<Command, AttachmentView>
    {
        public async Task<AttachmentView> Handle(Command command, CancellationToken ct)
        {
            var me = user.Id;
            var attachment = await kinds.Readable(db, db.Attachments.Where(a => a.CreatedBy == me)).Require(a => a.Id == command.AttachmentId, ct);
            attachment.Complete();
            if (!await files.Has(attachment, ct)) throw AttachmentRefusals.NotUploaded.Because();
            outbox.Tell("attachment.added", attachment, AttachmentTold.Of(attachment));
            return AttachmentView.Of(attachment);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, AttachmentView, Handler>("/{attachmentId}/complete", nameof(CompleteAttachment), "Finish an attachment whose bytes were sent");
}
