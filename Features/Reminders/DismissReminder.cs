using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Reminders;

/// <summary>The holder will not act on the reminder, and will not see it as open again.</summary>
public static class DismissReminder
{
    [Requires("reminders.dismiss")]
    [Refuses("REMINDER_WRONG_STATE")]
    public sealed record Command(Guid ReminderId);

    internal sealed class Handler(Database db, DocumentKinds kinds, Outbox outbox, CurrentUser user, TimeProvider clock) : IHandler<Command, ReminderView>
    {
        public async Task<ReminderView> Handle(Command command, CancellationToken ct)
        {
            var me = user.EmployeeId;
            var reminder = await kinds.Readable(db, db.Reminders.Where(r => r.EmployeeId == me)).Require(r => r.Id == command.ReminderId, ct);
            reminder.Dismiss(at: clock.GetUtcNow());
            outbox.Tell("reminder.dismissed", reminder, ReminderTold.Of(reminder));
            return ReminderView.Of(reminder);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, ReminderView, Handler>("/{reminderId}/dismiss", nameof(DismissReminder), "Dismiss a reminder of one's own");
}
