using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace Waybill.Infrastructure.Data;

/// <summary>A statement, with $1, $2 where its values go.</summary>
public sealed record Statement(string Sql, params IReadOnlyList<object> Values)
{
    /// <summary>Reads the rows it answers with; none when it answers with none.</summary>
    internal Func<DbDataReader, CancellationToken, Task>? Hear { get; init; }

    /// <summary>The same, answering with rows that tell nothing, as a lock does.</summary>
    internal Statement Unheard() => this with { Hear = (_, _) => Task.CompletedTask };
}

/// <summary>
/// What goes to the database together goes in one trip. A statement whose answer nobody waits for goes ahead of whatever is sent next, be that a query,
/// a save or other statements: a lock ahead of what it guards, a change ahead of whoever reads it. Each is a statement of its own, and sees what was
/// committed when the one before it was done.
/// </summary>
public static class Trips
{
    /// <summary>Goes with the next trip.</summary>
    public static void Ahead(this Database db, Statement statement) => db.Waiting.Add(statement);

    /// <summary>A question that goes with the next trip, and is answered before what that trip is made for.</summary>
    public static void Ahead(this Database db, Statement question, Action<DbDataReader> row) => db.Ahead(question with
    {
        Hear = async (reader, ct) =>
        {
            while (await reader.ReadAsync(ct)) row(reader);
        },
    });

    /// <summary>Sends what waits, if anything does.</summary>
    public static async Task Send(this Database db, CancellationToken ct)
    {
        if (db.Waiting.Count > 0) await db.Write([], ct);
    }

    /// <summary>Sends statements, and says how many rows each of them touched.</summary>
    public static async Task<IReadOnlyList<int>> Write(this Database db, IReadOnlyList<Statement> statements, CancellationToken ct)
    {
        await using var trip = await Trip.Begin(db, statements, ct);
        return await trip.Touched(ct);
    }

    /// <summary>Asks a question, with what waits ahead of it.</summary>
    public static Task Read(this Database db, Statement question, Action<DbDataReader> row, CancellationToken ct)
    {
        db.Ahead(question, row);
        return db.Send(ct);
    }

    internal static NpgsqlParameter Parameter(object value) => value switch
    {
        NpgsqlParameter made => made,
        DateTime?[] => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
        _ => new() { Value = value },
    };
}

/// <summary>A trip of statements, with what waited ahead of them.</summary>
file sealed class Trip : IAsyncDisposable
{
    private readonly Database db;
    private readonly NpgsqlBatch batch;
    private readonly int ahead;
    private NpgsqlDataReader? reader;

    private Trip(Database db, NpgsqlBatch batch, int ahead) => (this.db, this.batch, this.ahead) = (db, batch, ahead);

    /// <summary>Sends all, and hears the answers to what is ahead: the next to be read is that to the first of the statements.</summary>
    public static async Task<Trip> Begin(Database db, IReadOnlyList<Statement> statements, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var waiting = db.TakeWaiting();
        var trip = new Trip(db, new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection()), waiting.Count);
        try
        {
            foreach (var statement in waiting.Concat(statements))
            {
                var command = new NpgsqlBatchCommand(statement.Sql);
                foreach (var value in statement.Values) command.Parameters.Add(Trips.Parameter(value));
                trip.batch.BatchCommands.Add(command);
            }
            trip.reader = await trip.batch.ExecuteReaderAsync(ct);
            foreach (var hear in waiting.Select(w => w.Hear).OfType<Func<DbDataReader, CancellationToken, Task>>())
            {
                await hear(trip.reader, ct);
                await trip.reader.NextResultAsync(ct);
            }
            return trip;
        }
        catch
        {
            await trip.DisposeAsync();
            throw;
        }
    }

    /// <summary>Goes to the end, where every fault has been told, and counts.</summary>
    public async Task<IReadOnlyList<int>> Touched(CancellationToken ct)
    {
        while (await reader!.NextResultAsync(ct)) { }
        return [.. Enumerable.Range(ahead, batch.BatchCommands.Count - ahead).Select(i => batch.BatchCommands[i].RecordsAffected)];
    }

    /// <summary>The answer of the only statement that is not ahead, for somebody else to read and to close.</summary>
    public async Task<DbDataReader> Answer()
    {
        await db.Database.CloseConnectionAsync();
        return reader!;
    }

    public async ValueTask DisposeAsync()
    {
        if (reader is not null) await reader.DisposeAsync();
        await batch.DisposeAsync();
        await db.Database.CloseConnectionAsync();
    }
}

/// <summary>Sends the queries of a context as trips, with what waits ahead of them.</summary>
internal sealed class GoAhead : DbCommandInterceptor
{
    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default) => eventData.Context is not Database db ? result
            : InterceptionResult<DbDataReader>.SuppressWithResult(await (await Trip.Begin(db, [Placed.Of(command)], cancellationToken)).Answer());

    /// <summary>What counts the rows it touched goes alone: it would count theirs.</summary>
    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is Database db) await db.Send(cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is Database db) await db.Send(cancellationToken);
        return result;
    }
}
