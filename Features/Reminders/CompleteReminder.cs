using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Reminders;

/// <summary>The holder has done what the reminder says.</summary>
public static class CompleteReminder
{
    [Requires("reminders.complete")]
    [Refuses("REMINDER_WRONG_STATE")]
    public sealed record Command(Guid ReminderId);

    internal sealed class Handler(Database db, DocumentKinds kinds, Outbox outbox, CurrentUser user, TimeProvider clock) : IHandler<Command, ReminderView>
    {
        public async Task<ReminderView> Handle(Command command, CancellationToken ct)
        {
            var me = user.EmployeeId;
            var reminder = await kinds.Readable(db, db.Reminders.Where(r => r.EmployeeId == me)).Require(r => r.Id == command.ReminderId, ct);
            reminder.Complete(at: clock.GetUtcNow());
            outbox.Tell("reminder.completed", reminder, ReminderTold.Of(reminder));
            return ReminderView.Of(reminder);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, ReminderView, Handler>("/{reminderId}/complete", nameof(CompleteReminder), "Tick off a reminder of one's own");
}
