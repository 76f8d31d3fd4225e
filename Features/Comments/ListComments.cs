using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Comments;

/// <summary>What was said about a document, in the order it was said.</summary>
public static class ListComments
{
    /// <param name="DocumentKind">The document's kind: order.</param>
    [Requires("comments.list")]
    [Refuses("NOT_FOUND")]
    public sealed record Query([MaxLength(60)] string DocumentKind, Guid DocumentId) : ListQuery;

    private static readonly Listing<Comment> Fields = new Listing<Comment>("comments")
        .Field("authorName", c => c.AuthorName).Field("employeeId", c => c.EmployeeId).Field("writtenAt", c => c.WrittenAt).Search(c => c.Text).OrderedBy("writtenAt asc");

    internal sealed class Handler(Database db, DocumentKinds kinds, CurrentUser user) : IHandler<Query, Page<CommentView>>
    {
        public async Task<Page<CommentView>> Handle(Query query, CancellationToken ct)
        {
            await kinds.RequireHolder(db, new(query.DocumentKind, query.DocumentId), ct);
            return await db.Comments.Where(c => c.DocumentId == query.DocumentId && c.DocumentKind == query.DocumentKind).ToPage(query, Fields, user.Caller,
                c => new CommentView(c.Id, c.Version, c.DocumentKind, c.DocumentId, c.AuthorName, c.EmployeeId, c.DeletedAt == null ? c.Text : null, c.MentionIds,
                    c.WrittenAt, c.EditedAt, c.DeletedAt), ct);
        }
    }

    internal static void Map(Doors doors) => doors.List<Query, CommentView, Handler>("/", nameof(ListComments), "List the comments on a document");
}
