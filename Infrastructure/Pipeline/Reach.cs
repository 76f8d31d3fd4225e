namespace Waybill.Infrastructure.Pipeline;

/// <summary>How far somebody reaches among the records of a kind, each containing those before it save that department and tree go by the owner alone.</summary>
public enum RecordScope
{
    /// <summary>What one owns or entered oneself.</summary>
    Own,

    /// <summary>Also what belongs to customers that one owns or is related to.</summary>
    Related,

    /// <summary>Also what the people of one's own department own.</summary>
    Department,

    /// <summary>Also what the people of the departments below it own.</summary>
    Tree,

    /// <summary>Everything.</summary>
    All,
}

/// <summary>What one wants with a record. Who may edit it may read it.</summary>
public enum RecordAction { Read, Edit }

/// <summary>One thing that a role allows with the records of a kind: a scope, crossed with the dimensions of the customers concerned. A dimension that is not given does not narrow.</summary>
public sealed record Grant(RecordScope Scope, IReadOnlyList<string>? Regions = null, IReadOnlyList<string>? ProductLines = null, IReadOnlyList<string>? CustomerClasses = null)
{
    /// <summary>It reaches every record.</summary>
    public bool IsWhole => Scope == RecordScope.All && Regions is null && ProductLines is null && CustomerClasses is null;
}

/// <summary>Which records a caller reaches: for each kind the grants of its roles, of which one must fit. A kind that is not named is reached as a whole.</summary>
/// <param name="Department">The people of the caller's own department, the caller included.</param>
/// <param name="Tree">They and the people of all departments below.</param>
public sealed record Reach(Guid CallerId, Guid? EmployeeId, IReadOnlyList<Guid> Department, IReadOnlyList<Guid> Tree, IReadOnlyDictionary<string, KindReach> Kinds)
{
    /// <summary>The grants for a kind and action, of which one must fit; null where everything is reached.</summary>
    public IReadOnlyList<Grant>? Of(string kind, RecordAction action) => !Kinds.TryGetValue(kind, out var known) ? null
        : action == RecordAction.Edit ? Narrowed(known.Edit) : Narrowed([.. known.Read, .. known.Edit]);

    private static IReadOnlyList<Grant>? Narrowed(IReadOnlyList<Grant> grants) => grants.Any(g => g.IsWhole) ? null : grants;
}

/// <summary>The grants for one kind of record.</summary>
public sealed record KindReach(IReadOnlyList<Grant> Read, IReadOnlyList<Grant> Edit);
