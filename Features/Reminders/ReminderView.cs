using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Reminders;

/// <summary>A reminder.</summary>
/// <param name="EmployeeId">Who is reminded.</param>
/// <param name="About">What it is about: receipt-due, mention, by-hand.</param>
/// <param name="Due">The day by which something is to be done.</param>
public sealed record ReminderView(Guid Id, int Version, Guid EmployeeId, string? DocumentKind, Guid? DocumentId, string About, DateOnly Due, string Text, ReminderStatus Status,
    DateTimeOffset? ClosedAt)
{
    internal static ReminderView Of(Reminder r) => new(r.Id, r.Version, r.EmployeeId, r.DocumentKind, r.DocumentId, r.About, r.Due, r.Text, r.Status, r.ClosedAt);
}

/// <summary>What the outside is told of a reminder.</summary>
[Tells("reminder.completed", "reminder.dismissed", "reminder.raised")]
internal sealed record ReminderTold(Guid Id, Guid EmployeeId, string? DocumentKind, Guid? DocumentId, string About, DateOnly Due, string Text, ReminderStatus Status)
{
    public static ReminderTold Of(Reminder r) => new(r.Id, r.EmployeeId, r.DocumentKind, r.DocumentId, r.About, r.Due, r.Text, r.Status);
}
