using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Attachments;

/// <summary>A file is taken off its document, by who attached it or by permission. That it was there stays in the history; links to it open nothing any more.</summary>
public static class DeleteAttachment
{
    [Requires("attachments.delete")]
    [Asks("attachments.delete-any")]
    public sealed record Command(Guid AttachmentId, int Version);

    internal sealed class Handler(Database db, DocumentKinds kinds, Outbox outbox, CurrentUser user, TimeProvider clock) : IHandler<Command, AttachmentView>
    {
        public async Task<AttachmentView> Handle(Command command, CancellationToken ct)
        {
            var there = db.Attachments.Where(a => a.Status == AttachmentStatus.Ready);
            var attachment = (await kinds.Readable(db, there).Require(a => a.Id == command.AttachmentId, ct)).At(command.Version);
            if (attachment.CreatedBy != user.Id) user.Require("attachments.delete-any");
            attachment.Delete(at: clock.GetUtcNow());
            outbox.Tell("attachment.deleted", attachment, AttachmentTold.Of(attachment));
            return AttachmentView.Of(attachment);
        }
    }

    internal static void Map(Doors doors) => doors.Delete<Command, AttachmentView, Handler>("/{attachmentId}", nameof(DeleteAttachment), "Delete an attachment");
}
