using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Waybill.Infrastructure.Data;

/// <summary>Brings the database to the program's schema. Any number of nodes may start together: one migrates, the others wait.</summary>
public static class Schema
{
    private const long MigrationLock = 0x5741_5942_494C_4C00;

    public static async Task Migrate(Database db, NpgsqlDataSource source, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand("select pg_advisory_lock($1)", connection) { CommandTimeout = 0, Parameters = { new() { Value = MigrationLock } } };
        await command.ExecuteNonQueryAsync(ct);
        try
        {
            await db.Database.MigrateAsync(ct);
        }
        finally
        {
            command.CommandText = "select pg_advisory_unlock($1)";
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }
}
