using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Data;

/// <summary>What the database says no to, told as refusals: by the name of the constraint where a map gave it a reason.</summary>
public static class DatabaseFaults
{
    private const string Annotation = "Waybill:Refusal";

    /// <summary>A violation of this unique index is refused with this reason.</summary>
    public static TIndex Refuses<TIndex>(this TIndex index, Reason reason) where TIndex : IndexBuilder
    {
        Reasons[reason.Code] = reason;
        index.Metadata.SetAnnotation(Annotation, reason.Code);
        return index;
    }

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Reason> Reasons = new();

    /// <summary>The operation may succeed if it is simply run again on fresh data.</summary>
    internal static bool MayPass(Exception fault) => fault is DbUpdateConcurrencyException || Postgres(fault) is
        { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }
        or { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "pk_idempotency_keys" };

    /// <summary>The refusal for this fault, or null when it is a bug.</summary>
    internal static Refusal? Refused(Exception fault, Database db) => Postgres(fault) switch
    {
        { SqlState: PostgresErrorCodes.UniqueViolation } violation => Unique(violation, db),
        { SqlState: PostgresErrorCodes.NumericValueOutOfRange } => PlatformRefusals.NumberTooLarge.Because(),
        { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections } => Away(),
        null when fault is OverflowException => PlatformRefusals.NumberTooLarge.Because(),
        null when (fault as NpgsqlException ?? fault.InnerException as NpgsqlException) is not null => Away(),
        _ => null,
    };

    private static Refusal Away() => PlatformRefusals.Unavailable.After(TimeSpan.FromSeconds(2));

    private static Refusal? Unique(PostgresException violation, Database db)
    {
        var index = db.Model.GetEntityTypes().SelectMany(e => e.GetIndexes()).FirstOrDefault(i => i.GetDatabaseName() == violation.ConstraintName);
        return index?.FindAnnotation(Annotation)?.Value is string code ? Reasons[code].Because() : null;
    }

    private static PostgresException? Postgres(Exception fault) => fault as PostgresException ?? fault.InnerException as PostgresException ?? fault.InnerException?.InnerException as PostgresException;
}
