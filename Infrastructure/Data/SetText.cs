using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace Waybill.Infrastructure.Data;

/// <summary>The text of one statement that saves these rows of one shape. Values have places: row by row, first what is written, then what tells which row it is.</summary>
internal sealed class SetText(ISqlGenerationHelper helper, IReadOnlyList<IReadOnlyModificationCommand> rows)
{
    private readonly StringBuilder sql = new();
    private int place;

    public string Write()
    {
        if (rows[0].EntityState == EntityState.Added) Insert();
        else if (rows[0].EntityState == EntityState.Deleted) Delete();
        else if (rows.Count == 1) UpdateOne();
        else UpdateSome();
        return sql.ToString();
    }

    private void Insert()
    {
        sql.Append("INSERT INTO ").Append(Table).Append(" (").AppendJoin(", ", rows[0].Written().Select(Name)).Append(") VALUES ")
            .AppendJoin(", ", rows.Select(r => $"({string.Join(", ", r.Written().Select(_ => Next()))})"));
        if (rows[0].Given().Any()) sql.Append(" RETURNING ").AppendJoin(", ", rows[0].Given().Select(Name));
    }

    private void UpdateOne()
    {
        Begin("UPDATE ").Append(" AS t SET ").AppendJoin(", ", rows[0].Written().Select(c => $"{Name(c)} = {Next()}"));
        Which();
        Check();
    }

    /// <summary>The first row says of which types the values are, as an update does that names its columns.</summary>
    private void UpdateSome()
    {
        Begin("UPDATE ").Append(" AS t SET ").AppendJoin(", ", rows[0].Written().Select((c, i) => $"{Name(c)} = v.c{i}"))
            .Append(" FROM (VALUES ").AppendJoin(", ", rows.Select(r => $"({string.Join(", ", r.Written().Concat(r.Keys()).Select(c => r == rows[0] ? $"{Next()}::{c.ColumnType}" : Next()))})"))
            .Append(") AS v(").AppendJoin(", ", rows[0].Written().Select((_, i) => $"c{i}").Concat(rows[0].Keys().Select((_, i) => $"k{i}")))
            .Append(") WHERE ").AppendJoin(" AND ", rows[0].Keys().Select((k, i) => $"t.{Name(k)} = v.k{i}"));
        Check();
    }

    private void Delete()
    {
        Begin("DELETE FROM ");
        Which();
        Check();
    }

    private StringBuilder Begin(string verb) => sql.Append("WITH touched AS (").Append(verb).Append(Table);

    private void Which() => sql.Append(" WHERE ").AppendJoin(" AND ", rows[0].Keys().Select(k => k.OriginalValue is null ? $"{Name(k)} IS NULL" : $"{Name(k)} = {Next()}"));

    /// <summary>The database itself gives up where a row was changed or removed by somebody else: who commits in the same trip cannot count afterwards.</summary>
    private void Check() => sql.Append($" RETURNING 1) SELECT CASE WHEN count(*) = {rows.Count} THEN true ELSE give_up('{DatabaseFaults.Overtaken}', 'overtaken') END FROM touched");

    private string Table => helper.DelimitIdentifier(rows[0].TableName, rows[0].Schema);

    private string Name(IColumnModification column) => helper.DelimitIdentifier(column.ColumnName);

    private string Next() => $"${++place}";
}

/// <summary>What becomes of the columns of a row that is saved.</summary>
internal static class SavedColumns
{
    public static IEnumerable<IColumnModification> Written(this IReadOnlyModificationCommand row) => row.ColumnModifications.Where(c => c.IsWrite);

    /// <summary>What tells which row it is, and that nobody changed it meanwhile.</summary>
    public static IEnumerable<IColumnModification> Keys(this IReadOnlyModificationCommand row) => row.ColumnModifications.Where(c => c.IsCondition);

    /// <summary>What the database gives it.</summary>
    public static IEnumerable<IColumnModification> Given(this IReadOnlyModificationCommand row) => row.ColumnModifications.Where(c => c.IsRead);
}
