using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Approvals;

/// <summary>Who signs a step.</summary>
public enum SignerKind
{
    /// <summary>The superior of who submitted; with levels, the superior's superior.</summary>
    DirectSuperior,

    /// <summary>The manager of the department of who submitted; with levels, of the department above it.</summary>
    DepartmentManager,

    /// <summary>Whoever holds a role.</summary>
    Role,

    /// <summary>Employees by name.</summary>
    Named,
}

/// <summary>Whether one of a step's signers is enough.</summary>
public enum SigningMode { AnyOne, All }

/// <summary>When a flow applies: everything that is given must hold. Amounts are compared as bare numbers of the document's currency.</summary>
/// <param name="AmountFrom">From this amount on, tax included.</param>
/// <param name="AmountBelow">Below this amount.</param>
/// <param name="DiscountFrom">From this greatest discount on: 0.1 for 10 %.</param>
/// <param name="MarginBelow">Below this margin; a document whose margin is not known counts as below.</param>
/// <param name="DepartmentIds">The department of the document's owner is one of these.</param>
public sealed record FlowConditions([Amount(OrZero = true), SellingPrice] decimal? AmountFrom = null, [Amount(OrZero = true), SellingPrice] decimal? AmountBelow = null,
    [Rate(OrZero = true), SellingPrice] decimal? DiscountFrom = null, [Rate(OrZero = true), Margin] decimal? MarginBelow = null, [MinLength(1)] IReadOnlyList<Guid>? DepartmentIds = null)
{
    /// <summary>Whether everything holds but the margin, which is asked last.</summary>
    internal bool Hold(ApprovalSubject subject, Guid? departmentId) =>
        (AmountFrom is null || subject.Amount >= AmountFrom) && (AmountBelow is null || subject.Amount < AmountBelow) && (DiscountFrom is null || subject.DiscountRate >= DiscountFrom)
        && (DepartmentIds is null || (departmentId is { } mine && DepartmentIds.Contains(mine)));
}

/// <summary>One step of a flow.</summary>
/// <param name="RoleId">For signers by role.</param>
/// <param name="EmployeeIds">For signers by name.</param>
/// <param name="Levels">How many levels up a superior or department manager is looked for; 1 if not given.</param>
/// <param name="AutoPassBelow">A document below this amount passes the step by itself.</param>
public sealed record FlowStep([MaxLength(80)] string Name, SignerKind Signers, Guid? RoleId = null, [MinLength(1), MaxLength(20)] IReadOnlyList<Guid>? EmployeeIds = null,
    [Range(1, 10)] int? Levels = null, SigningMode? Mode = null, [Amount, SellingPrice] decimal? AutoPassBelow = null) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Signers == SignerKind.Role && RoleId is null) yield return new("a role", [nameof(RoleId)]);
        if (Signers == SignerKind.Named && EmployeeIds is null) yield return new("one or more employees", [nameof(EmployeeIds)]);
    }

    internal bool PassedBy(decimal? amount) => AutoPassBelow is { } limit && amount < limit;
}

/// <summary>Who has to agree to which documents of a kind, step by step (审批流). Of the active flows of a kind the first whose conditions hold applies.</summary>
public sealed class ApprovalFlow : Root
{
    private ApprovalFlow() { }

    public ApprovalFlow(string documentKind, string name) => (DocumentKind, Name) = (documentKind, name);

    /// <summary>The kind of document it is for: order.</summary>
    public string DocumentKind { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>Flows are asked in this order.</summary>
    public int Position { get; private set; }
    public bool Active { get; private set; }

    /// <summary>Whether who submitted a document may sign it as well.</summary>
    public bool AllowSelfApproval { get; private set; }
    public FlowConditions Conditions { get; private set; } = new();
    public IReadOnlyList<FlowStep> Steps { get; private set; } = [];

    public void Change(string name, int position, bool active, bool allowSelfApproval, FlowConditions conditions, IReadOnlyList<FlowStep> steps) =>
        (Name, Position, Active, AllowSelfApproval, Conditions, Steps) = (name, position, active, allowSelfApproval, conditions, steps);
}

/// <summary>Somebody signs in another's place while that one is away.</summary>
public sealed class StandIn : Root
{
    private StandIn() { }

    public StandIn(Guid employeeId, Guid standInId, DateOnly from, DateOnly until) => (EmployeeId, StandInId, From, Until) = (employeeId, standInId, from, until);

    public Guid EmployeeId { get; private set; }
    public Guid StandInId { get; private set; }
    public DateOnly From { get; private set; }

    /// <summary>The last day, in the company's time zone.</summary>
    public DateOnly Until { get; private set; }
}
