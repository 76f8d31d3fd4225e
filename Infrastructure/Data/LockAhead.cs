using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Waybill.Infrastructure.Data;

/// <summary>
/// Sends a lock ahead of the query that reads what it locks, in the same trip. They stay two statements, because the second must see what was
/// committed by whoever held the lock before: one statement would show the lines of a document as they were before it waited.
/// </summary>
internal sealed class LockAhead : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is Database { LockAhead: { } wanted })
        {
            command.CommandText = $"{wanted.Sql};\n{command.CommandText}";
            command.Parameters.Add(new NpgsqlParameter(Parameter, wanted.Ids));
        }
        return new(result);
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not Database { LockAhead: not null } db) return result;
        db.LockAhead = null;
        await result.NextResultAsync(cancellationToken);
        return result;
    }

    internal const string Parameter = "lock_ids";
}

/// <summary>Rows that the next query of a context is to lock before it reads.</summary>
internal sealed record WantedLock(string Sql, Guid[] Ids);
