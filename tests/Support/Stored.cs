using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Waybill.Infrastructure.Data;

namespace Waybill.Tests.Support;

/// <summary>What is in the tables, for what no operation tells.</summary>
public static class Stored
{
    public static async Task<string> Text(string sql, params object[] values) => await Text(await Shop.Open(), sql, values);

    /// <summary>Changes rows as nobody should, within the transaction that the database context is in.</summary>
    public static async Task Change(Database db, string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        (await command.ExecuteNonQueryAsync()).ShouldBeGreaterThan(0);
    }

    public static async Task<string> Text(Shop shop, string sql, params object[] values)
    {
        await using var command = shop.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync() as string ?? "";
    }
}
