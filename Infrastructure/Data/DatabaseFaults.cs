using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Data;

/// <summary>What the database says no to, told as refusals: by the name of the constraint where a map gave it a reason.</summary>
public static class DatabaseFaults
{
    private const string Annotation = "Waybill:Refusal";

    /// <summary>What the database's function give_up raises for a key whose first request is still running.</summary>
    internal const string KeyInFlight = "WB001";

    /// <summary>What it raises where a request refers to something that is not there, with the pointer to the member and the kind of thing as its reason.</summary>
    internal const string UnknownReference = "WB002";

    /// <summary>What it raises where a change finds its row changed or gone.</summary>
    internal const string Overtaken = PostgresErrorCodes.SerializationFailure;

    /// <summary>A violation of this unique index is refused with this reason.</summary>
    public static TIndex Refuses<TIndex>(this TIndex index, Reason reason) where TIndex : IndexBuilder
    {
        Reasons[reason.Code] = reason;
        index.Metadata.SetAnnotation(Annotation, reason.Code);
        return index;
    }

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Reason> Reasons = new();

    /// <summary>The operation may succeed if it is simply run again on fresh data.</summary>
    internal static bool MayPass(Exception fault) => Postgres(fault) is
        { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }
        or { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "pk_idempotency_keys" };

    /// <summary>The refusal for this fault, or null when it is a bug.</summary>
    internal static Refusal? Refused(Exception fault, Database db) => OfRequest(fault, db) ?? Unable(fault);

    /// <summary>The refusal of what was asked, and not of what the database cannot do at the moment.</summary>
    internal static Refusal? OfRequest(Exception fault, Database db) => Postgres(fault) switch
    {
        { SqlState: PostgresErrorCodes.UniqueViolation } violation => Unique(violation, db),
        { SqlState: KeyInFlight } => PlatformRefusals.IdempotencyKeyInFlight.After(TimeSpan.FromSeconds(1)),
        { SqlState: UnknownReference } unknown when unknown.MessageText.Split(' ', 2) is [var pointer, var kind] => PlatformRefusals.UnknownReference.At(pointer, ("kind", kind)),
        { SqlState: PostgresErrorCodes.NumericValueOutOfRange } => PlatformRefusals.NumberTooLarge.Because(),
        null when fault is OverflowException => PlatformRefusals.NumberTooLarge.Because(),
        _ => null,
    };

    /// <summary>
    /// The refusal for a fault of the database itself, after which the same request may be sent again: it is away or on its way, lacks room or means, its disk fails, or it ended the connection itself.
    /// So is a connection lost while committing: what became of the change is told by the key.
    /// </summary>
    public static Refusal? Unable(Exception fault) => Postgres(fault) switch
    {
        { SqlState: PostgresErrorCodes.DiskFull } => PlatformRefusals.StorageFull.After(TimeSpan.FromSeconds(5)),
        { SqlState: ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] or ['5', '8', ..] } or { InvariantSeverity: "FATAL" or "PANIC" } => PlatformRefusals.Unavailable.After(TimeSpan.FromSeconds(2)),
        null when Within<NpgsqlException>(fault) is not null || BrokenWithin(fault) => PlatformRefusals.Unavailable.After(TimeSpan.FromSeconds(2)),
        _ => null,
    };

    /// <summary>There was no room to store it.</summary>
    internal static bool LacksRoom(Exception fault) => Postgres(fault) is { SqlState: PostgresErrorCodes.DiskFull };

    private static Refusal? Unique(PostgresException violation, Database db)
    {
        var index = db.Model.GetEntityTypes().SelectMany(e => e.GetIndexes()).FirstOrDefault(i => i.GetDatabaseName() == violation.ConstraintName);
        return index?.FindAnnotation(Annotation)?.Value is string code ? Reasons[code].Because() : null;
    }

    private static PostgresException? Postgres(Exception fault) => Within<PostgresException>(fault);

    /// <summary>
    /// Npgsql stumbles over a connection that breaks at the wrong moment, instead of telling that it broke. And where the planning of a statement failed or was called off, as when somebody
    /// goes away meanwhile, it does not know the columns of that statement: the next to use it gets rows that were not expected, and Npgsql gives the connection up.
    /// </summary>
    private static bool BrokenWithin(Exception fault) => fault.Source == nameof(Npgsql) && (fault is NullReferenceException or ObjectDisposedException || fault.GetType() == typeof(Exception));

    private static TFault? Within<TFault>(Exception? fault) where TFault : Exception
    {
        while (fault is not (null or TFault)) fault = fault.InnerException;
        return fault as TFault;
    }
}
