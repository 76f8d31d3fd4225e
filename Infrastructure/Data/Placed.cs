using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Npgsql;

namespace Waybill.Infrastructure.Data;

/// <summary>A query of the mapper's with its parameters by place instead of by name: Npgsql would take its text apart at every execution to find them. Found out once for a text, which the mapper keeps.</summary>
internal sealed partial record Placed(string Sql, IReadOnlyList<string> Names)
{
    private static readonly ConditionalWeakTable<string, Placed> Known = [];

    public static Statement Of(DbCommand command)
    {
        var placed = Known.GetValue(command.CommandText, Take);
        var values = placed.Names.Select(name => (NpgsqlParameter)command.Parameters[name]).ToList();
        command.Parameters.Clear();
        foreach (var value in values) value.ParameterName = "";
        return new(placed.Sql, values);
    }

    private static Placed Take(string sql)
    {
        var names = new List<string>();
        return new(Part().Replace(sql, part => part.Groups["name"] is { Success: true, Value: var name } ? $"${Place(name)}" : part.Value), names);

        int Place(string name)
        {
            if (!names.Contains(name)) names.Add(name);
            return names.IndexOf(name) + 1;
        }
    }

    [GeneratedRegex("""'[^']*'|"[^"]*"|@(?<name>\w+)""")]
    private static partial Regex Part();
}
