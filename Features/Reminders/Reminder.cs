using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Reminders;

/// <summary>The life of a reminder: open until its holder has done what it says, or will not.</summary>
public enum ReminderStatus { Open, Done, Dismissed }

/// <summary>Something that an employee is not to forget (提醒), mostly about a document.</summary>
public sealed class Reminder : Root, IPaper
{
    /// <summary>The kind of those that people write themselves.</summary>
    public const string ByHand = "by-hand";

    private static readonly Transitions<ReminderStatus> Life = new(ReminderRefusals.WrongState)
    {
        { ReminderStatus.Open, ReminderStatus.Done, ReminderStatus.Dismissed },
    };

    private Reminder() { }

    public Reminder(ReminderOf of)
    {
        (DocumentKind, DocumentId, About, EmployeeId, Due, Text) = (of.Document?.Kind, of.Document?.Id, of.Kind, of.EmployeeId, of.Due, of.Text);
        Key = of.Key ?? $"{of.Document?.Kind}/{of.Document?.Id}/{Texts.Of(of.Due)}";
    }

    public Guid EmployeeId { get; private set; }
    public string? DocumentKind { get; private set; }
    public Guid? DocumentId { get; private set; }

    /// <summary>What it is about: receipt-due, mention.</summary>
    public string About { get; private set; } = "";
    public DateOnly Due { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>What it is raised for; for one employee and kind there is one reminder of a key.</summary>
    public string Key { get; private set; } = "";
    public ReminderStatus Status { get; private set; } = ReminderStatus.Open;
    public DateTimeOffset? ClosedAt { get; private set; }

    public void Complete(DateTimeOffset at) => (Status, ClosedAt) = (Life.Move(Status, to: ReminderStatus.Done), at);

    public void Dismiss(DateTimeOffset at) => (Status, ClosedAt) = (Life.Move(Status, to: ReminderStatus.Dismissed), at);
}
