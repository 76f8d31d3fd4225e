using System.Collections.Concurrent;
using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;

namespace Waybill.Infrastructure.Data;

/// <summary>
/// Saves neighbours of one shape with one statement: the lines of an order are one insert, their counters one update. The database checks the
/// constraints of a table anew for every statement, so that five lines in five statements cost it more than twice what they cost in one.
/// </summary>
internal sealed class SetBatches(ModificationCommandBatchFactoryDependencies dependencies) : IModificationCommandBatchFactory
{
    public ModificationCommandBatch Create() => new SetBatch(dependencies);
}

/// <summary>One trip of a save. Its statements go like those written by hand (<see cref="Trips"/>): their text is put together once for a shape, and nobody takes it apart again to find its parameters.</summary>
internal sealed class SetBatch(ModificationCommandBatchFactoryDependencies dependencies) : ModificationCommandBatch
{
    private const int MostCommands = 500, MostRows = 100;
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);
    private static readonly NpgsqlCommand Maker = new();
    private readonly List<IReadOnlyModificationCommand> commands = [];
    private bool more;

    public override IReadOnlyList<IReadOnlyModificationCommand> ModificationCommands => commands;
    public override bool RequiresTransaction => true;
    public override bool AreMoreBatchesExpected => more;

    public override bool TryAddCommand(IReadOnlyModificationCommand modificationCommand)
    {
        if (commands.Count == MostCommands) return false;
        commands.Add(modificationCommand);
        return true;
    }

    public override void Complete(bool moreBatchesExpected) => more = moreBatchesExpected;

    public override void Execute(IRelationalConnection connection) => ExecuteAsync(connection).GetAwaiter().GetResult();

    public override async Task ExecuteAsync(IRelationalConnection connection, CancellationToken cancellationToken = default)
    {
        var db = (Database)dependencies.CurrentContext.Context;
        foreach (var rows in Neighbours()) db.Ahead(Statement(rows));
        if (!more && db.Commit == Commit.WithSave)
        {
            db.Ahead(new("COMMIT"));
            db.Commit = Commit.Sent;
        }
        try
        {
            await db.Send(cancellationToken);
        }
        catch (DbException fault)
        {
            throw new DbUpdateException("The changes could not be saved.", fault);
        }
    }

    private IEnumerable<List<IReadOnlyModificationCommand>> Neighbours()
    {
        for (int first = 0, next; first < commands.Count; first = next)
        {
            next = first + 1;
            while (next < commands.Count && next - first < MostRows && AreNeighbours(commands[first], commands[next])) next++;
            yield return commands.GetRange(first, next - first);
        }
    }

    private Statement Statement(List<IReadOnlyModificationCommand> rows)
    {
        var given = rows[0].EntityState == EntityState.Added ? Given(rows[0]).ToList() : [];
        var text = Texts.GetOrAdd(Shape(rows), static (_, all) => Text(all.Helper, all.Rows), (Helper: dependencies.SqlGenerationHelper, Rows: rows));
        var statement = new Statement(text, [.. rows.SelectMany(Values)]);
        return rows[0].EntityState != EntityState.Added ? statement.Unheard() : given.Count == 0 ? statement : statement with { Hear = (reader, ct) => Hear(rows, reader, ct) };
    }

    /// <summary>What the database gave new rows: it answers in the order of their values.</summary>
    private static async Task Hear(List<IReadOnlyModificationCommand> rows, DbDataReader reader, CancellationToken ct)
    {
        foreach (var row in rows)
        {
            await reader.ReadAsync(ct);
            foreach (var (i, column) in Given(row).Index())
            {
                var value = await reader.IsDBNullAsync(i, ct) ? null : reader.GetValue(i);
                column.Value = column.TypeMapping!.Converter is { } converter ? converter.ConvertFromProvider(value) : value;
            }
        }
    }

    private static string Text(ISqlGenerationHelper helper, List<IReadOnlyModificationCommand> rows)
    {
        var (sql, place) = (new StringBuilder(), 0);
        var table = helper.DelimitIdentifier(rows[0].TableName, rows[0].Schema);
        switch (rows[0].EntityState)
        {
            case EntityState.Added: Insert(); break;
            case EntityState.Modified: Update(); break;
            default: Begin("DELETE FROM ").Append(" WHERE ").Append(Which(rows[0])); Check(); break;
        }
        return sql.ToString();

        void Insert()
        {
            sql.Append("INSERT INTO ").Append(table).Append(" (").AppendJoin(", ", Written(rows[0]).Select(Name)).Append(") VALUES ")
                .AppendJoin(", ", rows.Select(r => $"({string.Join(", ", Written(r).Select(_ => Next()))})"));
            if (Given(rows[0]).ToList() is { Count: > 0 } given) sql.Append(" RETURNING ").AppendJoin(", ", given.Select(Name));
        }

        void Update()
        {
            Begin("UPDATE ").Append(" AS t SET ");
            if (rows.Count == 1) sql.AppendJoin(", ", Written(rows[0]).Select(c => $"{Name(c)} = {Next()}")).Append(" WHERE ").Append(Which(rows[0]));
            else
            {
                var (columns, keys) = (Written(rows[0]).ToList(), Keys(rows[0]).ToList());
                sql.AppendJoin(", ", columns.Select((c, i) => $"{Name(c)} = v.c{i}"))
                    .Append(" FROM (VALUES ").AppendJoin(", ", rows.Select(r => $"({string.Join(", ", Written(r).Concat(Keys(r)).Select(c => r == rows[0] ? $"{Next()}::{c.ColumnType}" : Next()))})"))
                    .Append(") AS v(").AppendJoin(", ", columns.Select((_, i) => $"c{i}").Concat(keys.Select((_, i) => $"k{i}")))
                    .Append(") WHERE ").AppendJoin(" AND ", keys.Select((k, i) => $"t.{Name(k)} = v.k{i}"));
            }
            Check();
        }

        StringBuilder Begin(string verb) => sql.Append("WITH touched AS (").Append(verb).Append(table);

        // The database itself gives up where a row was changed or removed by somebody else: who commits in the same trip cannot count afterwards.
        void Check() => sql.Append($" RETURNING 1) SELECT CASE WHEN count(*) = {rows.Count} THEN true ELSE give_up('{DatabaseFaults.Overtaken}', 'overtaken') END FROM touched");

        string Which(IReadOnlyModificationCommand row) => string.Join(" AND ", Keys(row).Select(k => k.OriginalValue is null ? $"{Name(k)} IS NULL" : $"{Name(k)} = {Next()}"));
        string Name(IColumnModification column) => helper.DelimitIdentifier(column.ColumnName);
        string Next() => $"${++place}";
    }

    /// <summary>All that decides the text of a statement.</summary>
    private static string Shape(List<IReadOnlyModificationCommand> rows)
    {
        var shape = new StringBuilder(512).Append((int)rows[0].EntityState).Append(' ').Append(rows[0].Schema).Append(' ').Append(rows[0].TableName).Append(' ').Append(rows.Count);
        foreach (var column in rows[0].ColumnModifications)
            shape.Append(' ').Append(column.ColumnName).Append(column.IsWrite ? 'w' : '-').Append(column.IsRead ? 'r' : '-').Append(!column.IsCondition ? '-' : column.OriginalValue is null ? 'n' : 'c');
        return shape.ToString();
    }

    /// <summary>In the order in which the text names them.</summary>
    private static IEnumerable<DbParameter> Values(IReadOnlyModificationCommand row)
    {
        if (row.EntityState != EntityState.Deleted)
            foreach (var column in row.ColumnModifications)
                if (column.IsWrite) yield return Parameter(column, column.Value);
        if (row.EntityState != EntityState.Added)
            foreach (var key in row.ColumnModifications)
                if (key.IsCondition && key.OriginalValue is { } value) yield return Parameter(key, value);
    }

    private static DbParameter Parameter(IColumnModification column, object? value) => column.TypeMapping!.CreateParameter(Maker, "", value, column.IsNullable);

    /// <summary>Both write the same columns of the same table; nothing is computed, and nothing but its key decides which row it is.</summary>
    private static bool AreNeighbours(IReadOnlyModificationCommand one, IReadOnlyModificationCommand other)
    {
        var (columns, others) = (one.ColumnModifications, other.ColumnModifications);
        if (one.EntityState is not (EntityState.Added or EntityState.Modified) || one.EntityState != other.EntityState || one.TableName != other.TableName || columns.Count != others.Count) return false;
        for (var i = 0; i < columns.Count; i++)
            if (!IsPlain(columns[i]) || !IsPlain(others[i]) || columns[i].ColumnName != others[i].ColumnName
                || (columns[i].IsWrite, columns[i].IsRead, columns[i].IsCondition) != (others[i].IsWrite, others[i].IsRead, others[i].IsCondition)) return false;
        return true;
    }

    private static bool IsPlain(IColumnModification column) =>
        (!column.IsWrite || column.UseCurrentValueParameter) && (!column.IsCondition || (column.IsKey && column.UseOriginalValueParameter));

    private static IEnumerable<IColumnModification> Written(IReadOnlyModificationCommand command) => command.ColumnModifications.Where(c => c.IsWrite);

    private static IEnumerable<IColumnModification> Keys(IReadOnlyModificationCommand command) => command.ColumnModifications.Where(c => c.IsCondition);

    private static IEnumerable<IColumnModification> Given(IReadOnlyModificationCommand command) => command.ColumnModifications.Where(c => c.IsRead);
}
