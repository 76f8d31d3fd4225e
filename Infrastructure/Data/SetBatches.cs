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

/// <summary>One trip of a save.</summary>
internal sealed class SetBatch(ModificationCommandBatchFactoryDependencies dependencies) : ReaderModificationCommandBatch(dependencies, maxBatchSize: 500)
{
    private const int MostRows = 100;
    private readonly List<List<IReadOnlyModificationCommand>> statements = [];

    protected override bool IsValid() => true;

    /// <summary>Only the parameters are known now; the statements are written when the neighbours are known too.</summary>
    protected override void AddCommand(IReadOnlyModificationCommand modificationCommand)
    {
        AddParameters(modificationCommand);
        if (statements.LastOrDefault() is { Count: < MostRows } open && IsPlain(modificationCommand) && SameShape(open[0], modificationCommand)) open.Add(modificationCommand);
        else statements.Add([modificationCommand]);
    }

    public override void Complete(bool moreBatchesExpected)
    {
        foreach (var rows in statements)
            if (rows.Count == 1) Write(rows[0]);
            else if (rows[0].EntityState == EntityState.Added) Insert(rows);
            else Update(rows);
        base.Complete(moreBatchesExpected);
    }

    protected override void Consume(RelationalDataReader reader) => ConsumeAsync(reader, CancellationToken.None).GetAwaiter().GetResult();

    protected override async Task ConsumeAsync(RelationalDataReader reader, CancellationToken cancellationToken = default)
    {
        var answers = (NpgsqlDataReader)reader.DbDataReader;
        var answered = false;
        foreach (var command in statements.Where(s => ReadsBack(s[0])).Select(s => s[0]))
        {
            if (answered) await answers.NextResultAsync(cancellationToken);
            answered = true;
            if (!await answers.ReadAsync(cancellationToken)) throw Overtaken([command]);
            command.PropagateResults(reader);
        }
        while (await answers.NextResultAsync(cancellationToken)) { }
        if (answers.RecordsAffected != ModificationCommands.Count) throw Overtaken([.. ModificationCommands]);
    }

    private void Write(IReadOnlyModificationCommand command)
    {
        var place = ResultSetMappings.Count;
        ResultSetMappings.Add(command.EntityState switch
        {
            EntityState.Added => UpdateSqlGenerator.AppendInsertOperation(SqlBuilder, command, place),
            EntityState.Modified => UpdateSqlGenerator.AppendUpdateOperation(SqlBuilder, command, place),
            _ => UpdateSqlGenerator.AppendDeleteOperation(SqlBuilder, command, place),
        });
    }

    private void Insert(List<IReadOnlyModificationCommand> rows)
    {
        var columns = Written(rows[0]);
        SqlBuilder.Append("INSERT INTO ").Append(Table(rows[0])).Append(" (").AppendJoin(", ", columns.Select(c => Name(c.ColumnName))).AppendLine(")").Append("VALUES ")
            .AppendJoin(",\n", rows.Select(r => $"({string.Join(", ", Written(r).Select(c => Placeholder(c.ParameterName!)))})")).AppendLine(";");
        for (var i = 0; i < rows.Count; i++) ResultSetMappings.Add(ResultSetMapping.NoResults);
    }

    /// <summary>The first row says of which types the values are, as an update does that names its columns.</summary>
    private void Update(List<IReadOnlyModificationCommand> rows)
    {
        var (columns, keys) = (Written(rows[0]), Keys(rows[0]));
        SqlBuilder.Append("UPDATE ").Append(Table(rows[0])).Append(" AS t SET ").AppendJoin(", ", columns.Select((c, i) => $"{Name(c.ColumnName)} = v.c{i}")).AppendLine()
            .Append("FROM (VALUES ").AppendJoin(",\n", rows.Select((row, i) => $"({string.Join(", ", Values(row).Select(v => i == 0 ? $"{v.Text}::{v.Column.ColumnType}" : v.Text))})"))
            .Append(") AS v(").AppendJoin(", ", columns.Select((_, i) => $"c{i}").Concat(keys.Select((_, i) => $"k{i}"))).AppendLine(")")
            .Append("WHERE ").AppendJoin(" AND ", keys.Select((k, i) => $"t.{Name(k.ColumnName)} = v.k{i}")).AppendLine(";");
        for (var i = 0; i < rows.Count; i++) ResultSetMappings.Add(ResultSetMapping.NoResults);
    }

    private IEnumerable<(string Text, IColumnModification Column)> Values(IReadOnlyModificationCommand row) =>
        Written(row).Select(c => (Placeholder(c.ParameterName!), c)).Concat(Keys(row).Select(k => (Placeholder(k.OriginalParameterName!), k)));

    /// <summary>Nothing is read back, nothing is computed, and nothing but its key decides which row it is.</summary>
    private static bool IsPlain(IReadOnlyModificationCommand command) => command.EntityState is EntityState.Added or EntityState.Modified && command.StoreStoredProcedure is null
        && command.ColumnModifications.All(c => !c.IsRead && (!c.IsWrite || c.UseCurrentValueParameter) && (!c.IsCondition || (c.IsKey && c.UseOriginalValueParameter)));

    private static bool SameShape(IReadOnlyModificationCommand one, IReadOnlyModificationCommand other) => IsPlain(one) && one.EntityState == other.EntityState && one.TableName == other.TableName
        && Written(one).Select(c => c.ColumnName).SequenceEqual(Written(other).Select(c => c.ColumnName));

    private static bool ReadsBack(IReadOnlyModificationCommand command) => command.ColumnModifications.Any(c => c.IsRead);

    private static List<IColumnModification> Written(IReadOnlyModificationCommand command) => [.. command.ColumnModifications.Where(c => c.IsWrite)];

    private static List<IColumnModification> Keys(IReadOnlyModificationCommand command) => [.. command.ColumnModifications.Where(c => c.IsCondition)];

    private static DbUpdateConcurrencyException Overtaken(List<IReadOnlyModificationCommand> rows) =>
        new($"Rows of {rows[0].TableName} were changed or removed by somebody else.", [.. rows.SelectMany(r => r.Entries)]);

    private string Table(IReadOnlyModificationCommand command) => Dependencies.SqlGenerationHelper.DelimitIdentifier(command.TableName, command.Schema);

    private string Name(string column) => Dependencies.SqlGenerationHelper.DelimitIdentifier(column);

    private string Placeholder(string parameter) => Dependencies.SqlGenerationHelper.GenerateParameterNamePlaceholder(parameter);
}
