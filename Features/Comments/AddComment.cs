using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Comments;

/// <summary>Somebody says something about a document. Colleagues who are mentioned are reminded today.</summary>
public static class AddComment
{
    /// <param name="DocumentKind">The document's kind: order.</param>
    /// <param name="MentionIds">Employees to call to it; each has to be able to see the document already.</param>
    [Requires("comments.add")]
    [Refuses("NOT_FOUND", "MENTION_CANNOT_SEE", "COMPANY_MISSING")]
    public sealed record Command([MaxLength(60)] string DocumentKind, Guid DocumentId, [MaxLength(4000)] string Text, [MaxLength(20)] IReadOnlyList<Guid>? MentionIds);

    internal sealed class Handler(Database db, DocumentKinds kinds, Mentions mentions, Outbox outbox, CurrentUser user, TimeProvider clock) : IHandler<Command, CommentView>
    {
        public async Task<CommentView> Handle(Command command, CancellationToken ct)
        {
            await kinds.RequireHolder(db, new(command.DocumentKind, command.DocumentId), ct);
            var comment = new Comment(new(command.DocumentKind, command.DocumentId), user.Caller, command.Text, command.MentionIds ?? [], clock.GetUtcNow());
            await mentions.Check(command.MentionIds ?? [], comment.Document, ct);
            db.Add(comment);
            await mentions.Remind(comment, ct);
            outbox.Tell("comment.added", comment, CommentTold.Of(comment));
            return CommentView.Of(comment);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, CommentView, Handler>("/", nameof(AddComment), "Comment on a document");
}
