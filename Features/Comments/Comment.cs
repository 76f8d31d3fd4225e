using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Comments;

/// <summary>What somebody says about a document (评论).</summary>
public sealed class Comment : Root, IPaper
{
    /// <summary>How long its author may change it without further permission.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    private Comment() { }

    public Comment(DocumentRef document, Caller author, string text, IEnumerable<Guid> mentions, DateTimeOffset at)
    {
        (DocumentKind, DocumentId, AuthorId, AuthorName, EmployeeId, WrittenAt) = (document.Kind, document.Id, author.Id, author.Name, author.EmployeeId, at);
        (Text, MentionIds) = (text, [.. mentions.Distinct()]);
    }

    public string DocumentKind { get; private set; } = "";
    public Guid DocumentId { get; private set; }

    /// <summary>The employee or API client that wrote it, and whom it acted for.</summary>
    public Guid AuthorId { get; private set; }
    public string AuthorName { get; private set; } = "";
    public Guid? EmployeeId { get; private set; }
    public string Text { get; private set; } = "";
    public Guid[] MentionIds { get; private set; } = [];
    public DateTimeOffset WrittenAt { get; private set; }
    public DateTimeOffset? EditedAt { get; private set; }
    public DateTimeOffset? DeletedAt { get; private set; }
    public DocumentRef Document => new(DocumentKind, DocumentId);

    string? IPaper.DocumentKind => DocumentKind;
    Guid? IPaper.DocumentId => DocumentId;

    public bool IsBy(Caller caller) => AuthorId == caller.Id || (EmployeeId is not null && EmployeeId == caller.EmployeeId);

    public void Edit(string text, IEnumerable<Guid> mentions, DateTimeOffset at)
    {
        RequireThere();
        (Text, MentionIds, EditedAt) = (text, [.. mentions.Distinct()], at);
    }

    /// <summary>Its words go; that it was there stays.</summary>
    public void Delete(DateTimeOffset at)
    {
        RequireThere();
        (Text, MentionIds, DeletedAt) = ("", [], at);
    }

    private void RequireThere()
    {
        if (DeletedAt is not null) throw CommentRefusals.Deleted.Because();
    }
}
