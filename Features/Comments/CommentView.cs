using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Comments;

/// <summary>A comment on a document.</summary>
/// <param name="EmployeeId">Who wrote it, or for whom the program acted that wrote it.</param>
/// <param name="Text">Absent when it was deleted.</param>
/// <param name="MentionIds">The employees whom it mentions.</param>
public sealed record CommentView(Guid Id, int Version, string DocumentKind, Guid DocumentId, string AuthorName, Guid? EmployeeId, string? Text, IReadOnlyList<Guid> MentionIds,
    DateTimeOffset WrittenAt, DateTimeOffset? EditedAt, DateTimeOffset? DeletedAt)
{
    internal static CommentView Of(Comment c) => new(c.Id, c.Version, c.DocumentKind, c.DocumentId, c.AuthorName, c.EmployeeId, c.DeletedAt is null ? c.Text : null, c.MentionIds,
        c.WrittenAt, c.EditedAt, c.DeletedAt);
}

/// <summary>What the outside is told of a comment.</summary>
[Tells("comment.added", "comment.deleted", "comment.edited")]
internal sealed record CommentTold(Guid Id, string DocumentKind, Guid DocumentId, string AuthorName, string Text, IReadOnlyList<Guid> MentionIds)
{
    public static CommentTold Of(Comment c) => new(c.Id, c.DocumentKind, c.DocumentId, c.AuthorName, c.Text, c.MentionIds);
}
