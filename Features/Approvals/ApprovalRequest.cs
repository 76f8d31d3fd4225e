using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Approvals;

public enum ApprovalStatus { Pending, Approved, Rejected, Withdrawn, Voided }

/// <summary>What became of one person's task.</summary>
public enum TaskOutcome
{
    /// <summary>Its step has not come yet.</summary>
    Waiting,
    Open,
    Signed,
    Rejected,

    /// <summary>Another signs instead.</summary>
    Delegated,

    /// <summary>The step, or the whole run, was decided without it.</summary>
    NotNeeded,
}

/// <summary>One document's run through its flow (审批单). It holds what was submitted as a hash: another document than that cannot be signed.</summary>
public sealed class ApprovalRequest : Root
{
    private static readonly Transitions<ApprovalStatus> Life = new(ApprovalRefusals.WrongState)
    {
        { ApprovalStatus.Pending, ApprovalStatus.Approved, ApprovalStatus.Rejected, ApprovalStatus.Withdrawn, ApprovalStatus.Voided },
    };
    private readonly List<ApprovalTask> tasks = [];

    private ApprovalRequest() { }

    internal ApprovalRequest(ApprovalSubject subject, ApprovalFlow flow, byte[] hash, string submittedByName, Guid? submittedByEmployee)
    {
        (DocumentKind, DocumentId, Number, Party, Amount, Currency) = (subject.Document.Ref.Kind, subject.Document.Id, subject.Number, subject.Party, subject.Amount, subject.Currency);
        (FlowId, FlowName, AllowSelfApproval, Hash, SubmittedByName, SubmittedByEmployee) = (flow.Id, flow.Name, flow.AllowSelfApproval, hash, submittedByName, submittedByEmployee);
    }

    public string DocumentKind { get; private set; } = "";
    public Guid DocumentId { get; private set; }
    public string Number { get; private set; } = "";
    public string? Party { get; private set; }

    [Amount(Signed = true)]
    public decimal? Amount { get; private set; }
    public string? Currency { get; private set; }
    public Guid FlowId { get; private set; }
    public string FlowName { get; private set; } = "";
    public bool AllowSelfApproval { get; private set; }

    /// <summary>SHA-256 of everything that is approved with the document.</summary>
    public byte[] Hash { get; private set; } = [];
    public ApprovalStatus Status { get; private set; } = ApprovalStatus.Pending;

    /// <summary>The step that is being signed, from 1; 0 when no step asked for anybody.</summary>
    public int Step { get; private set; }
    public string SubmittedByName { get; private set; } = "";
    public Guid? SubmittedByEmployee { get; private set; }

    /// <summary>Why it was rejected or withdrawn.</summary>
    public string? Reason { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public IReadOnlyList<ApprovalTask> Tasks => tasks;

    internal IEnumerable<ApprovalTask> OpenTasks => tasks.Where(t => t.Outcome == TaskOutcome.Open);

    internal void Add(ApprovalTask task) => tasks.Add(task);

    /// <summary>Opens the next step that asks for anybody; without one the run is approved.</summary>
    internal void Advance(DateTimeOffset at)
    {
        if (tasks.Where(t => t.Step > Step).Select(t => t.Step).DefaultIfEmpty().Min() is > 0 and var next)
        {
            Step = next;
            foreach (var task in tasks.Where(t => t.Step == Step)) task.Open(at);
        }
        else End(ApprovalStatus.Approved, reason: null, at);
    }

    internal void Sign(ApprovalTask task, Guid by, string? remark, DateTimeOffset at)
    {
        task.Decide(TaskOutcome.Signed, by, remark, at);
        var step = tasks.Where(t => t.Step == Step && t.Outcome != TaskOutcome.Delegated).ToList();
        var all = step[0].Mode == SigningMode.All;
        if (step.Any(t => t.Outcome == TaskOutcome.Open && (all || t.AddedBy is not null))) return;
        if (!step.Any(t => t.Outcome == TaskOutcome.Signed && t.AddedBy is null)) return;
        foreach (var other in step.Where(t => t.Outcome == TaskOutcome.Open)) other.Drop(at);
        Advance(at);
    }

    internal void Reject(ApprovalTask task, Guid by, string reason, DateTimeOffset at)
    {
        task.Decide(TaskOutcome.Rejected, by, reason, at);
        End(ApprovalStatus.Rejected, reason, at);
    }

    /// <summary>Another signs instead; what was true of the task stays true of the new one.</summary>
    internal void Delegate(ApprovalTask task, Guid to, Guid by, string? remark, DateTimeOffset at)
    {
        task.Decide(TaskOutcome.Delegated, by, remark, at);
        var next = new ApprovalTask { Step = task.Step, StepName = task.StepName, Mode = task.Mode, EmployeeId = to, AddedBy = task.AddedBy, DelegatedBy = task.EmployeeId };
        next.Open(at);
        tasks.Add(next);
    }

    /// <summary>One more must sign the present step.</summary>
    internal void CallIn(Guid employeeId, Guid by, DateTimeOffset at)
    {
        var step = OpenTasks.First();
        var added = new ApprovalTask { Step = step.Step, StepName = step.StepName, Mode = step.Mode, EmployeeId = employeeId, AddedBy = by };
        added.Open(at);
        tasks.Add(added);
    }

    internal void End(ApprovalStatus status, string? reason, DateTimeOffset at)
    {
        (Status, Reason, EndedAt) = (Life.Move(Status, status), reason, at);
        foreach (var task in tasks.Where(t => t.Outcome is TaskOutcome.Open or TaskOutcome.Waiting)) task.Drop(at);
    }

    internal void RequirePending() => Life.Require(Status, ApprovalStatus.Pending);
}

/// <summary>One person's part in a run.</summary>
public sealed class ApprovalTask : Entity
{
    public required int Step { get; init; }
    public required string StepName { get; init; }
    public required SigningMode Mode { get; init; }
    public required Guid EmployeeId { get; init; }
    public TaskOutcome Outcome { get; private set; } = TaskOutcome.Waiting;

    /// <summary>Who called this signer in besides those the flow names; such a signer must sign.</summary>
    public Guid? AddedBy { get; init; }

    /// <summary>Whose task it was before it was delegated.</summary>
    public Guid? DelegatedBy { get; init; }

    /// <summary>Who decided: the signer, or who stands in.</summary>
    public Guid? DecidedBy { get; private set; }
    public string? Remark { get; private set; }
    public DateTimeOffset? OpenedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    internal void Open(DateTimeOffset at) => (Outcome, OpenedAt) = (TaskOutcome.Open, at);

    internal void Decide(TaskOutcome outcome, Guid by, string? remark, DateTimeOffset at) => (Outcome, DecidedBy, Remark, DecidedAt) = (outcome, by, remark, at);

    internal void Drop(DateTimeOffset at) => (Outcome, DecidedAt) = (TaskOutcome.NotNeeded, at);
}
