using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Comments;

/// <summary>A comment is taken back by its author, or taken away by permission. Its place stays, without its words.</summary>
public static class DeleteComment
{
    [Requires("comments.delete")]
    [Asks("comments.delete-any")]
    [Refuses("COMMENT_DELETED")]
    public sealed record Command(Guid CommentId, int Version);

    internal sealed class Handler(Database db, DocumentKinds kinds, Outbox outbox, CurrentUser user, TimeProvider clock) : IHandler<Command, CommentView>
    {
        public async Task<CommentView> Handle(Command command, CancellationToken ct)
        {
            var comment = (await kinds.Readable(db, db.Comments).Require(c => c.Id == command.CommentId, ct)).At(command.Version);
            if (!comment.IsBy(user.Caller)) user.Require("comments.delete-any");
            comment.Delete(at: clock.GetUtcNow());
            outbox.Tell("comment.deleted", comment, CommentTold.Of(comment));
            return CommentView.Of(comment);
        }
    }

    internal static void Map(Doors doors) => doors.Delete<Command, CommentView, Handler>("/{commentId}", nameof(DeleteComment), "Delete a comment");
}
