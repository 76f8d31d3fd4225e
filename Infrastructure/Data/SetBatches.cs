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
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);
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
        foreach (var rows in Neighbours()) db.Ahead(Of(rows));
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

    private Statement Of(List<IReadOnlyModificationCommand> rows)
    {
        var text = Known.GetOrAdd(Shape(rows), static (_, all) => new SetText(all.Helper, all.Rows).Write(), (Helper: dependencies.SqlGenerationHelper, Rows: rows));
        var statement = new Statement(text, [.. rows.SelectMany(Values)]);
        if (rows[0].EntityState != EntityState.Added) return statement.Unheard();
        return rows[0].Given().Any() ? statement with { Hear = (reader, ct) => Hear(rows, reader, ct) } : statement;
    }

    /// <summary>What the database gave new rows: it answers in the order of their values.</summary>
    private static async Task Hear(List<IReadOnlyModificationCommand> rows, DbDataReader reader, CancellationToken ct)
    {
        foreach (var row in rows)
        {
            await reader.ReadAsync(ct);
            foreach (var (i, column) in row.Given().Index())
            {
                var value = await reader.IsDBNullAsync(i, ct) ? null : reader.GetValue(i);
                column.Value = column.TypeMapping!.Converter is { } converter ? converter.ConvertFromProvider(value) : value;
            }
        }
    }

    /// <summary>All that decides the text of a statement.</summary>
    private static string Shape(List<IReadOnlyModificationCommand> rows)
    {
        var shape = new StringBuilder(512).Append((int)rows[0].EntityState).Append(' ').Append(rows[0].Schema).Append(' ').Append(rows[0].TableName).Append(' ').Append(rows.Count);
        foreach (var column in rows[0].ColumnModifications)
            shape.Append(' ').Append(column.ColumnName).Append(column.IsWrite ? 'w' : '-').Append(column.IsRead ? 'r' : '-').Append(!column.IsCondition ? '-' : column.OriginalValue is null ? 'n' : 'c');
        return shape.ToString();
    }

    /// <summary>In the order in which <see cref="SetText"/> names them.</summary>
    private static IEnumerable<DbParameter> Values(IReadOnlyModificationCommand row) =>
        row.Written().Select(c => Parameter(c, c.Value)).Concat(row.Keys().Where(k => k.OriginalValue is not null).Select(k => Parameter(k, k.OriginalValue)));

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
}
