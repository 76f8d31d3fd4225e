using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Pipeline;

/// <summary>What a caller is.</summary>
public enum CallerKind { Employee, ApiClient, Buyer, Supplier, Job }

/// <summary>Who asks: an employee, an integrator's client, a buyer, a supplier's user or a job, with the permissions that hold for this call.</summary>
public sealed record Caller(Guid Id, string Name, CallerKind Kind, IReadOnlySet<string> Permissions, Guid? EmployeeId = null)
{
    /// <summary>It holds only some of the permissions of its roles: its key or token was narrowed. Whatever it hands on is narrowed as well.</summary>
    public bool Narrowed { get; init; }

    /// <summary>It came by one of our own tokens, which get no other token.</summary>
    public bool ByToken { get; init; }

    /// <summary>When the key it came by expires, if it does: what is issued by that key ends with it.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Which records it reaches; without one, all.</summary>
    public Reach? Reach { get; init; }

    /// <summary>The program itself, when it seeds or runs jobs: it may do everything.</summary>
    public static Caller System(string name) => new(Guid.Empty, name, CallerKind.Job, Everything.Instance);

    public bool May(string permission) => Permissions.Contains(permission);

    /// <summary>What it may do with the members of a field class: the most that any of its permissions allows.</summary>
    public FieldAccess Access(FieldClassAttribute secrecy) => May(secrecy.Permission) ? FieldAccess.Full : May(secrecy.ReadPermission) ? FieldAccess.ReadOnly
        : May(secrecy.MaskedPermission) ? FieldAccess.Masked : FieldAccess.Hidden;

    /// <summary>Whether it may see, filter and order by the members of a field class as they are.</summary>
    public bool Sees(FieldClassAttribute secrecy) => Access(secrecy) >= FieldAccess.ReadOnly;

    /// <summary>Refuses with FORBIDDEN unless the caller holds the permission.</summary>
    public void Require(string permission)
    {
        if (!May(permission)) throw PlatformRefusals.Forbidden.Because(("permission", permission));
    }

    private sealed class Everything : HashSet<string>, IReadOnlySet<string>
    {
        public static readonly Everything Instance = new();
        bool IReadOnlySet<string>.Contains(string item) => true;
    }
}

/// <summary>Left by the authentication for calls that last: asks anew who it is, and throws the refusal when it is nobody any more.</summary>
public sealed record Recheck(Func<CancellationToken, Task<Caller>> Again);

/// <summary>The caller of the running operation, for handlers to take in their constructor.</summary>
public sealed class CurrentUser
{
    private Caller? caller;

    public Guid Id => Caller.Id;
    public string Name => Caller.Name;
    public Guid? EmployeeId => Caller.EmployeeId;
    public Caller Caller => caller ?? throw new InvalidOperationException("No operation is running.");

    public bool May(string permission) => Caller.May(permission);
    public void Require(string permission) => Caller.Require(permission);

    /// <summary>For a further step in one operation: refuses with FORBIDDEN unless the caller holds its permission too, and reaches the records of the kind with it that it reaches anyway.</summary>
    /// <param name="beside">The permission of the operation itself.</param>
    public void RequireAlso(string permission, string kind, string beside)
    {
        Require(permission);
        if (Caller.Reach?.GoesAsFar(kind, permission, beside) == false) throw PlatformRefusals.Forbidden.Because(("permission", permission));
    }

    internal void Become(Caller someone) => caller = someone;
}

/// <summary>One call of an operation as its door received it.</summary>
public sealed record Call(Caller Caller)
{
    /// <summary>The caller's Idempotency-Key, if it sent one.</summary>
    public string? Key { get; init; }

    /// <summary>Run everything and write nothing.</summary>
    public bool ValidateOnly { get; init; }
}

/// <summary>What an operation answered, and whether it is the stored answer of an earlier call with the same key.</summary>
public sealed record Answer<TResult>(TResult Result, bool Replayed);
