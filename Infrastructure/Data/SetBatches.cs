using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

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
            if (rows[0].EntityState == EntityState.Modified) Update(rows);
            else if (rows[0].EntityState == EntityState.Deleted) Delete(rows[0]);
            else Insert(rows);
        if (!moreBatchesExpected && Dependencies.CurrentContext.Context is Database { Commit: Commit.WithSave } db)
        {
            SqlBuilder.AppendLine("COMMIT;");
            db.Commit = Commit.Sent;
        }
        base.Complete(moreBatchesExpected);
    }

    protected override void Consume(RelationalDataReader reader) => ConsumeAsync(reader, CancellationToken.None).GetAwaiter().GetResult();

    protected override async Task ConsumeAsync(RelationalDataReader reader, CancellationToken cancellationToken = default)
    {
        var answers = reader.DbDataReader;
        foreach (var (i, rows) in statements.Where(s => Answers(s[0])).Index())
        {
            if (i > 0) await answers.NextResultAsync(cancellationToken);
            await answers.ReadAsync(cancellationToken);
            if (rows[0].EntityState == EntityState.Added) await Given(rows, reader, cancellationToken);
        }
        while (await answers.NextResultAsync(cancellationToken)) { }
    }

    /// <summary>What the database gave new rows: it answers in the order of their values.</summary>
    private static async Task Given(List<IReadOnlyModificationCommand> rows, RelationalDataReader reader, CancellationToken ct)
    {
        foreach (var (i, row) in rows.Index())
        {
            if (i > 0) await reader.DbDataReader.ReadAsync(ct);
            row.PropagateResults(reader);
        }
    }

    private void Insert(List<IReadOnlyModificationCommand> rows)
    {
        var (columns, given) = (Written(rows[0]), rows[0].ColumnModifications.Where(c => c.IsRead).ToList());
        SqlBuilder.Append("INSERT INTO ").Append(Table(rows[0])).Append(" (").AppendJoin(", ", columns.Select(c => Name(c.ColumnName))).AppendLine(")").Append("VALUES ")
            .AppendJoin(",\n", rows.Select(r => $"({string.Join(", ", Written(r).Select(c => Placeholder(c.ParameterName!)))})"));
        if (given.Count > 0) SqlBuilder.Append(" RETURNING ").AppendJoin(", ", given.Select(c => Name(c.ColumnName)));
        SqlBuilder.AppendLine(";");
        for (var i = 0; i < rows.Count; i++) ResultSetMappings.Add(ResultSetMapping.NoResults);
    }

    /// <summary>The first row says of which types the values are, as an update does that names its columns.</summary>
    private void Update(List<IReadOnlyModificationCommand> rows)
    {
        var (columns, keys) = (Written(rows[0]), Keys(rows[0]));
        Begin("UPDATE ", rows[0]).Append(" AS t SET ");
        if (rows.Count == 1) SqlBuilder.AppendJoin(", ", columns.Select(c => $"{Name(c.ColumnName)} = {Placeholder(c.ParameterName!)}")).Append(" WHERE ").Append(Which(rows[0]));
        else
            SqlBuilder.AppendJoin(", ", columns.Select((c, i) => $"{Name(c.ColumnName)} = v.c{i}"))
                .Append(" FROM (VALUES ").AppendJoin(",\n", rows.Select((row, i) => $"({string.Join(", ", Values(row).Select(v => i == 0 ? $"{v.Text}::{v.Column.ColumnType}" : v.Text))})"))
                .Append(") AS v(").AppendJoin(", ", columns.Select((_, i) => $"c{i}").Concat(keys.Select((_, i) => $"k{i}")))
                .Append(") WHERE ").AppendJoin(" AND ", keys.Select((k, i) => $"t.{Name(k.ColumnName)} = v.k{i}"));
        Check(rows.Count);
    }

    private void Delete(IReadOnlyModificationCommand row)
    {
        Begin("DELETE FROM ", row).Append(" AS t WHERE ").Append(Which(row));
        Check(1);
    }

    private StringBuilder Begin(string verb, IReadOnlyModificationCommand row) => SqlBuilder.Append("WITH touched AS (").Append(verb).Append(Table(row));

    /// <summary>The database itself gives up where a row was changed or removed by somebody else: who commits in the same trip cannot count afterwards.</summary>
    private void Check(int rows)
    {
        SqlBuilder.AppendLine($" RETURNING 1) SELECT CASE WHEN count(*) = {rows} THEN true ELSE give_up('{DatabaseFaults.Overtaken}', 'overtaken') END FROM touched;");
        for (var i = 0; i < rows; i++) ResultSetMappings.Add(ResultSetMapping.NoResults);
    }

    private string Which(IReadOnlyModificationCommand row) => string.Join(" AND ", Keys(row).Select(k =>
        k.OriginalValue is null ? $"t.{Name(k.ColumnName)} IS NULL" : $"t.{Name(k.ColumnName)} = {Placeholder(k.OriginalParameterName!)}"));

    private IEnumerable<(string Text, IColumnModification Column)> Values(IReadOnlyModificationCommand row) =>
        Written(row).Select(c => (Placeholder(c.ParameterName!), c)).Concat(Keys(row).Select(k => (Placeholder(k.OriginalParameterName!), k)));

    /// <summary>Nothing is computed, and nothing but its key decides which row it is.</summary>
    private static bool IsPlain(IReadOnlyModificationCommand command) => command.EntityState is EntityState.Added or EntityState.Modified && command.StoreStoredProcedure is null
        && command.ColumnModifications.All(c => (!c.IsWrite || c.UseCurrentValueParameter) && (!c.IsCondition || (c.IsKey && c.UseOriginalValueParameter)));

    private static bool SameShape(IReadOnlyModificationCommand one, IReadOnlyModificationCommand other) => IsPlain(one) && one.EntityState == other.EntityState && one.TableName == other.TableName
        && Written(one).Select(c => c.ColumnName).SequenceEqual(Written(other).Select(c => c.ColumnName));

    /// <summary>A change answers whether it touched its rows, a new row what the database gave it.</summary>
    private static bool Answers(IReadOnlyModificationCommand command) => command.EntityState != EntityState.Added || command.ColumnModifications.Any(c => c.IsRead);

    private static List<IColumnModification> Written(IReadOnlyModificationCommand command) => [.. command.ColumnModifications.Where(c => c.IsWrite)];

    private static List<IColumnModification> Keys(IReadOnlyModificationCommand command) => [.. command.ColumnModifications.Where(c => c.IsCondition)];

    private string Table(IReadOnlyModificationCommand command) => Dependencies.SqlGenerationHelper.DelimitIdentifier(command.TableName, command.Schema);

    private string Name(string column) => Dependencies.SqlGenerationHelper.DelimitIdentifier(column);

    private string Placeholder(string parameter) => Dependencies.SqlGenerationHelper.GenerateParameterNamePlaceholder(parameter);
}
