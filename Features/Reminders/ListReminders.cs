using System.Linq.Expressions;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Reminders;

/// <summary>Everybody's reminders, what is due first at the top; without those on documents that the caller may not see.</summary>
public static class ListReminders
{
    [Requires("reminders.list")]
    public sealed record Query : ListQuery;

    internal static readonly Expression<Func<Reminder, ReminderView>> Row = r =>
        new(r.Id, r.Version, r.EmployeeId, r.DocumentKind, r.DocumentId, r.About, r.Due, r.Text, r.Status, r.ClosedAt);

    private static readonly Listing<Reminder> Fields = Of("reminders");

    internal sealed class Handler(Database db, DocumentKinds kinds, CurrentUser user) : IHandler<Query, Page<ReminderView>>
    {
        public Task<Page<ReminderView>> Handle(Query query, CancellationToken ct) => kinds.Readable(db, db.Reminders).ToPage(query, Fields, user.Caller, Row, ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, ReminderView, Handler>("/", nameof(ListReminders), "List everybody's reminders");

    internal static Listing<Reminder> Of(string name) => new Listing<Reminder>(name)
        .Field("employeeId", r => r.EmployeeId).Field("documentKind", r => r.DocumentKind).Field("documentId", r => r.DocumentId).Field("about", r => r.About)
        .Field("due", r => r.Due).Field("status", r => r.Status).Field("createdAt", r => r.CreatedAt).Search(r => r.Text).OrderedBy("due asc");
}
