using Waybill.Features.Organization;
using Waybill.Features.Reminders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Comments;

/// <summary>A mention calls a colleague to a document; it grants no sight of it.</summary>
internal sealed class Mentions(Database db, RemindersDesk reminders, CompanyDesk companies, CurrentUser user)
{
    private const int Excerpt = 200;

    /// <summary>Refuses, each by its place, people who are not there and people who may not see the document by the roles they have as persons.</summary>
    public async Task Check(IReadOnlyList<Guid> mentioned, DocumentRef document, CancellationToken ct)
    {
        var people = await db.Employees.Where(e => e.Active).ReferAll(mentioned.Select((id, i) => (id, $"/mentionIds/{i}")), ct);
        var faults = new List<Fault>();
        foreach (var (i, id) in mentioned.Index())
            if (!await reminders.MaySee(id, document, ct)) faults.Add(CommentRefusals.MentionCannotSee.Fault($"/mentionIds/{i}", ("employee", people[id].Name), ("kind", document.Kind)));
        if (faults.Count > 0) throw Refusal.Of(faults);
    }

    /// <summary>Reminds those whom the comment mentions, once each, and not its author.</summary>
    public async Task Remind(Comment comment, CancellationToken ct)
    {
        if (comment.MentionIds.Length == 0) return;
        var today = await companies.Today(ct);
        var text = $"{comment.AuthorName}: {Short(comment.Text)}";
        foreach (var employee in comment.MentionIds.Where(id => id != user.EmployeeId).Order())
            await reminders.Raise(new(comment.Document, "mention", employee, today, text, Key: comment.Id.ToString()), ct);
    }

    /// <summary>The beginning of a long text, not cut through a character.</summary>
    private static string Short(string text) => text.Length <= Excerpt ? text : text[..(char.IsHighSurrogate(text[Excerpt - 1]) ? Excerpt - 1 : Excerpt)] + "…";
}
