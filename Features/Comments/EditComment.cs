using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Comments;

/// <summary>An author corrects a comment within a quarter of an hour; later, or for others, it takes a permission. Who is mentioned for the first time is reminded.</summary>
public static class EditComment
{
    [Requires("comments.edit")]
    [Asks("comments.edit-any")]
    [Refuses("MENTION_CANNOT_SEE", "COMMENT_TOO_OLD", "COMMENT_DELETED", "COMPANY_MISSING")]
    public sealed record Command(Guid CommentId, int Version, [MaxLength(4000)] Patch<string> Text = default, [MaxLength(20)] Patch<IReadOnlyList<Guid>> MentionIds = default);

    internal sealed class Handler(Database db, DocumentKinds kinds, Mentions mentions, Outbox outbox, CurrentUser user, TimeProvider clock) : IHandler<Command, CommentView>
    {
        public async Task<CommentView> Handle(Command command, CancellationToken ct)
        {
            var comment = (await kinds.Readable(db, db.Comments).Require(c => c.Id == command.CommentId, ct)).At(command.Version);
            var now = clock.GetUtcNow();
            CheckMay(comment, now);
            comment.Edit(command.Text.Or(comment.Text), command.MentionIds.Or(comment.MentionIds), at: now);
            if (command.MentionIds.IsSet) await mentions.Check(command.MentionIds.Or([]), comment.Document, ct);
            await mentions.Remind(comment, ct);
            outbox.Tell("comment.edited", comment, CommentTold.Of(comment));
            return CommentView.Of(comment);
        }

        private void CheckMay(Comment comment, DateTimeOffset now)
        {
            if (user.May("comments.edit-any")) return;
            if (!comment.IsBy(user.Caller)) user.Require("comments.edit-any");
            if (now - comment.WrittenAt > Comment.Fresh) throw CommentRefusals.TooOld.Because(("minutes", (int)Comment.Fresh.TotalMinutes));
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, CommentView, Handler>("/{commentId}", nameof(EditComment), "Edit a comment");
}
