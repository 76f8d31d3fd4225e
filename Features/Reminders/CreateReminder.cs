using System.ComponentModel.DataAnnotations;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Reminders;

/// <summary>Somebody writes down what is not to be forgotten, for themselves or, where allowed, for a colleague.</summary>
public static class CreateReminder
{
    /// <param name="DocumentKind">The kind of the document it is about, if it is about one: order.</param>
    /// <param name="EmployeeId">Who is reminded; if not given, the caller.</param>
    [Requires("reminders.create")]
    [Asks("reminders.create-for-others")]
    [Refuses("NOT_FOUND", "REMINDER_CANNOT_SEE")]
    public sealed record Command(DateOnly Due, [MaxLength(500)] string Text, [MaxLength(60)] string? DocumentKind, Guid? DocumentId, Guid? EmployeeId);

    internal sealed class Handler(Database db, DocumentKinds kinds, RemindersDesk reminders, Outbox outbox, CurrentUser user) : IHandler<Command, ReminderView>
    {
        public async Task<ReminderView> Handle(Command command, CancellationToken ct)
        {
            var holder = command.EmployeeId ?? user.EmployeeId ?? throw ShapeRefusals.Required.At("/employeeId");
            var document = Document(command);
            if (document is not null) await kinds.RequireHolder(db, document, ct);
            if (holder != user.EmployeeId) await CheckOther(holder, document, ct);
            var reminder = new Reminder(new(document, Reminder.ByHand, holder, command.Due, command.Text, Key: Guid.CreateVersion7().ToString()));
            db.Add(reminder);
            outbox.Tell("reminder.raised", reminder, ReminderTold.Of(reminder));
            return ReminderView.Of(reminder);
        }

        private async Task CheckOther(Guid holder, DocumentRef? document, CancellationToken ct)
        {
            user.Require("reminders.create-for-others");
            var other = await db.Employees.Refer(e => e.Id == holder && e.Active, "/employeeId", ct);
            if (document is not null && !await reminders.MaySee(holder, document, ct))
                throw ReminderRefusals.CannotSee.At("/employeeId", ("employee", other.Name), ("kind", document.Kind));
        }

        private static DocumentRef? Document(Command command) => (command.DocumentKind, command.DocumentId) switch
        {
            (null, null) => null,
            ({ } kind, { } id) => new(kind, id),
            (null, _) => throw ShapeRefusals.Required.At("/documentKind"),
            _ => throw ShapeRefusals.Required.At("/documentId"),
        };
    }

    internal static void Map(Doors doors) => doors.Create<Command, ReminderView, Handler>("/", nameof(CreateReminder), "Write a reminder");
}
