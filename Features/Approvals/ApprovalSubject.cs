using Waybill.Infrastructure.Data;

namespace Waybill.Features.Approvals;

/// <summary>A document as it is put up for approval, with what conditions of flows may ask of it.</summary>
/// <param name="Document">It is locked, or changes in this transaction.</param>
/// <param name="Number">What people call it.</param>
/// <param name="Snapshot">Everything that is approved with it. If it differs when somebody signs, the approval is void.</param>
public sealed record ApprovalSubject(Root Document, string Number, object Snapshot)
{
    /// <summary>Whom it is about: the customer's name.</summary>
    public string? Party { get; init; }

    /// <summary>The employee it belongs to, whose department conditions may name.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>What it comes to, tax included, in its own currency; conditions compare the bare number.</summary>
    public decimal? Amount { get; init; }
    public string? Currency { get; init; }

    /// <summary>The greatest discount in it: 0.04 for 4 %.</summary>
    public decimal? DiscountRate { get; init; }

    /// <summary>Reckons what is left of its net amount after cost, as a share of it; asked only where a flow has a condition on it.</summary>
    public Func<CancellationToken, Task<decimal?>>? Margin { get; init; }
}

/// <summary>The flows that are in force, in the order in which they are asked.</summary>
public sealed record ActiveFlows(IReadOnlyList<ApprovalFlow> InOrder);

/// <summary>What a signature, or a submission that nobody need sign, leads to.</summary>
public enum Signed
{
    /// <summary>Others still have to sign: the document stays submitted.</summary>
    MoreToCome,

    /// <summary>Nobody else need sign: the document's own verb does its work now.</summary>
    Last,
}

/// <summary>What hears that the run of its kind of document ended without a decision: the document becomes a draft again. It runs in the same transaction.</summary>
public interface IFollowApproval
{
    /// <summary>The kind of document it follows: order.</summary>
    string Kind { get; }

    Task Withdrawn(Guid documentId, CancellationToken ct);
}
