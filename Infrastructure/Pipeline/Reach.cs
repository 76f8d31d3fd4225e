using Waybill.Infrastructure.Data;

namespace Waybill.Infrastructure.Pipeline;

/// <summary>How far somebody reaches among the records of a kind. Each scope contains what stands before it.</summary>
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

    /// <summary>Whether it reaches nothing that the other does not.</summary>
    public bool Within(Grant other) => Scope <= other.Scope && Inside(Regions, other.Regions) && Inside(ProductLines, other.ProductLines) && Inside(CustomerClasses, other.CustomerClasses);

    private static bool Inside(IReadOnlyList<string>? mine, IReadOnlyList<string>? theirs) => theirs is null || (mine is not null && mine.All(theirs.Contains));
}

/// <summary>The grants of a role for one kind of record.</summary>
public sealed record KindReach(IReadOnlyList<Grant> Read, IReadOnlyList<Grant> Edit)
{
    /// <summary>The grants by which the action is allowed: who may edit may read.</summary>
    public IEnumerable<Grant> For(RecordAction action) => action == RecordAction.Edit ? Edit : Edit.Concat(Read);
}

/// <summary>One role of a caller: what it allows, and how far it reaches with that. A kind that it does not name, nor "*", it reaches as a whole.</summary>
public sealed record RoleReach(IReadOnlySet<string> Permissions, IReadOnlyDictionary<string, KindReach> Kinds)
{
    /// <summary>Its grants for a kind; none where it reaches the whole kind.</summary>
    public KindReach? For(string kind) => Kinds.GetValueOrDefault(kind) ?? Kinds.GetValueOrDefault("*");
}

/// <summary>
/// Which records a caller reaches: function and record go together, so only the roles that allow what is being done count, and of their grants one must fit.
/// </summary>
/// <param name="Department">The people of the caller's own department, the caller included.</param>
/// <param name="Tree">They and the people of all departments below.</param>
/// <param name="Customers">The customers that the caller owns or is related to; null while nobody has counted them, and where they are too many to be named one by one.</param>
public sealed record Reach(Guid CallerId, Guid? EmployeeId, IReadOnlyList<Guid> Department, IReadOnlyList<Guid> Tree, IReadOnlyList<RoleReach> Roles, IReadOnlyList<Guid>? Customers = null)
{
    /// <summary>Whether it matters anywhere which customers the caller owns or is related to.</summary>
    public bool AsksForCustomers => EmployeeId is not null && Roles.SelectMany(r => r.Kinds.Values).SelectMany(k => k.Edit.Concat(k.Read)).Any(g => g.Scope is > RecordScope.Own and < RecordScope.All);

    /// <summary>The kind of record among which the role reaches farther with the permission than this does; none if there is no such kind.</summary>
    /// <param name="another">The role is another's: what that one owns or is related to lies within everything alone.</param>
    public string? Short(RoleReach role, string permission, bool another) =>
        Roles.SelectMany(r => r.Kinds.Keys).Union(role.Kinds.Keys).FirstOrDefault(kind => Enum.GetValues<RecordAction>().Any(action =>
            Of(kind, action, permission) is { } mine && (role.For(kind) is not { } given || !given.For(action).All(g => mine.Any(m => g.Within(m) && (!another || m.Scope == RecordScope.All))))));

    /// <summary>The grants for a kind and action of the roles that hold the permission (all roles, if none is asked for), of which one must fit; null where everything is reached.</summary>
    public IReadOnlyList<Grant>? Of(string kind, RecordAction action, string? permission)
    {
        var grants = new List<Grant>();
        foreach (var role in Roles.Where(r => permission is null || r.Permissions.Contains(permission)))
        {
            if (role.For(kind) is not { } known) return null;
            grants.AddRange(known.For(action));
        }
        return grants.Any(g => g.IsWhole) ? null : grants;
    }

    /// <summary>Whether one permission reaches, for editing, every record of the kind that another does.</summary>
    public bool GoesAsFar(string kind, string permission, string other) => Of(kind, RecordAction.Edit, permission) is not { } wide
        || (Of(kind, RecordAction.Edit, other) is { } narrow && narrow.All(n => wide.Any(n.Within)));
}

/// <summary>Completes what a caller reaches by what only the database knows, for a list that is about to be read.</summary>
public interface ICompleteReach
{
    Task<Reach> Complete(Database db, Reach reach, CancellationToken ct);
}
