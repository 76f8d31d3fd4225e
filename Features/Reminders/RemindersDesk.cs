using Microsoft.EntityFrameworkCore;
using Waybill.Features.Access;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Reminders;

/// <summary>What somebody is to be reminded of.</summary>
/// <param name="Document">Who may not see it is not shown the reminder.</param>
/// <param name="Kind">What it is about, in lower case with dashes: receipt-due.</param>
/// <param name="Due">The day by which something is to be done.</param>
/// <param name="Key">For one employee and kind there is one reminder of a key, however often it is raised; if not given, one for a document and day.</param>
public sealed record ReminderOf(DocumentRef? Document, string Kind, Guid EmployeeId, DateOnly Due, string Text, string? Key = null);

/// <summary>Where features raise reminders.</summary>
public sealed class RemindersDesk(Database db, AccessDesk access, DocumentKinds kinds, Outbox outbox, CurrentUser user, TimeProvider clock)
{
    /// <summary>Reminds an employee, and tells the outside. What was raised before, be it done by now, is left as it is; whoever raises the same at the same time waits.</summary>
    public async Task Raise(ReminderOf reminder, CancellationToken ct)
    {
        var (r, now) = (new Reminder(reminder), clock.GetUtcNow());
        var raised = await db.Database.ExecuteSqlAsync($"""
            insert into reminders (id, employee_id, document_kind, document_id, about, due, text, key, status, version, created_at, created_by, updated_at, updated_by)
            values ({r.Id}, {r.EmployeeId}, {r.DocumentKind}, {r.DocumentId}, {r.About}, {r.Due}, {r.Text}, {r.Key}, 'open', 1, {now}, {user.Id}, {now}, {user.Id})
            on conflict (employee_id, about, key) do nothing
            """, ct);
        if (raised > 0) outbox.Tell("reminder.raised", r, ReminderTold.Of(r));
    }

    /// <summary>Whether an employee may see a document by the roles it has as a person, so that a reminder on it would be shown.</summary>
    public async Task<bool> MaySee(Guid employeeId, DocumentRef document, CancellationToken ct) =>
        await access.OfEmployee(employeeId, ct) is { } employee && await kinds.MaySee(db, document, employee, ct);
}
