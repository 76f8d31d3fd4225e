using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Waybill.Infrastructure.Postgres;

namespace Waybill.Tests.Support;

/// <summary>The one PostgreSQL of a test run: the one configured by WAYBILL_TEST_DATABASE (which must be empty), or an embedded one that goes when the run ends.</summary>
public static class TestDatabase
{
    private static readonly Lazy<Task<string>> Server = new(Start);

    /// <summary>Where the program under test keeps its data.</summary>
    public static Task<string> ForProgram() => Server.Value;

    /// <summary>A database beside it, for tests that make tables of their own.</summary>
    public static async Task<string> ConnectionString() => await Scratch.Value;

    /// <summary>A new empty database on the same server.</summary>
    public static async Task<string> Create(string name)
    {
        var main = await ForProgram();
        await using var connection = new NpgsqlConnection(main);
        await connection.OpenAsync();
        await using (var drop = new NpgsqlCommand($"drop database if exists {name} with (force)", connection)) await drop.ExecuteNonQueryAsync();
        await using (var create = new NpgsqlCommand($"create database {name}", connection)) await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(main) { Database = name }.ConnectionString;
    }

    private static readonly Lazy<Task<string>> Scratch = new(() => Create("scratch"));

    private static async Task<string> Start()
    {
        if (Environment.GetEnvironmentVariable("WAYBILL_TEST_DATABASE") is { Length: > 0 } configured) return configured;
        foreach (var left in Directory.GetDirectories(Path.GetTempPath(), "waybill-tests-*").Where(f => !Lives(f))) Directory.Delete(left, recursive: true);
        var folder = Path.Combine(Path.GetTempPath(), $"waybill-tests-{Environment.ProcessId}");
        var embedded = await EmbeddedPostgres.Start(new() { DataFolder = folder, Durable = false, MaxConnections = 400 }, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            embedded.DisposeAsync().AsTask().GetAwaiter().GetResult();
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        };
        return embedded.ConnectionString;
    }

    /// <summary>Whether the run still goes on that made this folder. The runner ends a run before it has removed what it made; the next run does.</summary>
    private static bool Lives(string folder)
    {
        try
        {
            using var run = Process.GetProcessById(int.Parse(folder[(folder.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
