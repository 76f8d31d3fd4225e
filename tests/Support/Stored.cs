using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Waybill.Tests.Support;

/// <summary>What is in the tables, for what no operation tells.</summary>
public static class Stored
{
    public static async Task<string> Text(string sql, params object[] values) => await Text(await Shop.Open(), sql, values);

    public static async Task<string> Text(Shop shop, string sql, params object[] values)
    {
        await using var command = shop.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync() as string ?? "";
    }
}
