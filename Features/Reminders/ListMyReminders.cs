using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Reminders;

/// <summary>The caller's own reminders, what is due first at the top; without those on documents that the caller may no longer see.</summary>
public static class ListMyReminders
{
    [Requires("reminders.list-mine")]
    public sealed record Query : ListQuery;

    private static readonly Listing<Reminder> Fields = ListReminders.Of("my-reminders");

    internal sealed class Handler(Database db, DocumentKinds kinds, CurrentUser user) : IHandler<Query, Page<ReminderView>>
    {
        public Task<Page<ReminderView>> Handle(Query query, CancellationToken ct)
        {
            var me = user.EmployeeId;
            return kinds.Readable(db, db.Reminders.Where(r => r.EmployeeId == me)).ToPage(query, Fields, user.Caller, ListReminders.Row, ct);
        }
    }

    internal static void Map(Doors doors) => doors.List<Query, ReminderView, Handler>("/mine", nameof(ListMyReminders), "List one's own reminders");
}
