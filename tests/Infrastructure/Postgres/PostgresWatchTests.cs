using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;
using Waybill.Infrastructure.Postgres;

namespace Waybill.Tests.Infrastructure.Postgres;

/// <summary>A server that dies under its program comes back without help.</summary>
public sealed class PostgresWatchTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"waybill-test-{Guid.NewGuid():N}");
    private readonly Journal journal = new();

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("QUIT")]
    public async Task A_server_that_was_killed_or_stopped_is_brought_back_where_it_was_and_that_is_told(string signal)
    {
        await using var postgres = await Start();
        using var watch = await Watch(postgres);
        await Ask(postgres, "create table crates (name text); insert into crates values ('oak')");

        await Strike(signal);
        (await Answer(postgres, "select name from crates")).ShouldBe("oak");
        await journal.Says("runs again.");
        journal.Lines.ShouldBe([$"The embedded PostgreSQL in {folder} has died and is started again.", $"The embedded PostgreSQL in {folder} runs again."]);
        await watch.StopAsync(default);
    }

    [Fact]
    public async Task Of_two_programs_on_a_folder_one_brings_it_back_and_both_go_on()
    {
        await using var one = await Start();
        await using var other = await Start();
        using var first = await Watch(one);
        using var second = await Watch(other);

        await Strike("KILL");
        (await Answer(one, "select 'alive'")).ShouldBe("alive");
        (await Answer(other, "select 'alive'")).ShouldBe("alive");
        await journal.Says("runs again.");
        await Task.WhenAll(first.StopAsync(default), second.StopAsync(default));
        journal.Lines.Count(l => l.EndsWith("runs again.", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task What_keeps_it_from_starting_is_told_once_and_tried_until_it_has_gone()
    {
        await using var postgres = await Start();
        using var watch = await Watch(postgres);
        var settings = Path.Combine(folder, "pgdata", "postgresql.conf");
        var good = await File.ReadAllTextAsync(settings);

        await File.WriteAllTextAsync(settings, good + "no_such_setting = 1\n");
        await Strike("KILL");
        await Task.Delay(TimeSpan.FromSeconds(5));
        await File.WriteAllTextAsync(settings, good);

        (await Answer(postgres, "select 'alive'")).ShouldBe("alive");
        journal.Lines.Count(l => l.Contains("could not be started again")).ShouldBe(1);
        await watch.StopAsync(default);
    }

    [Fact]
    public async Task What_is_old_of_its_log_becomes_room_for_what_is_to_come()
    {
        const string ahead = "select count(*)::int from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$' and name > pg_walfile_name(pg_current_wal_insert_lsn())";
        await using var postgres = await Start();
        for (var i = 0; i < 3; i++) await Ask(postgres, "select pg_switch_wal(); select pg_logical_emit_message(true, 'test', 'begun')");
        var before = (int)(await Ask(postgres, ahead))!;

        await postgres.SpareLog(default);
        ((int)(await Ask(postgres, ahead))!).ShouldBe(before + 3);
    }

    [Fact]
    public async Task What_every_connection_has_to_know_is_at_hand_again_before_anybody_needs_it()
    {
        await using var postgres = await Start();
        using var watch = await Watch(postgres);
        foreach (var kept in Directory.GetFiles(Path.Combine(folder, "pgdata", "base"), "pg_internal.init", SearchOption.AllDirectories)) File.Delete(kept);

        postgres.Welcomes.ShouldBeFalse();
        for (var waited = Stopwatch.StartNew(); !postgres.Welcomes && waited.Elapsed < TimeSpan.FromSeconds(60);) await Task.Delay(50);
        postgres.Welcomes.ShouldBeTrue();
        await watch.StopAsync(default);
    }

    [Fact]
    public void The_reserve_gives_a_megabyte_at_a_time_until_nothing_is_left_and_is_made_whole_again()
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "reserve");
        var reserve = new Reserve(path);
        long Left() => new FileInfo(path).Length >> 20;

        reserve.Fill();
        Left().ShouldBe(16);
        reserve.Give();
        reserve.Give();
        Left().ShouldBe(14);
        reserve.Fill();
        Left().ShouldBe(16);
        for (var i = 0; i < 20; i++) reserve.Give();
        Left().ShouldBe(0);
    }

    private Task<EmbeddedPostgres> Start() => EmbeddedPostgres.Start(new() { DataFolder = folder }, default);

    private async Task<PostgresWatch> Watch(EmbeddedPostgres postgres)
    {
        var watch = new PostgresWatch(postgres, new(TimeProvider.System), journal);
        await watch.StartAsync(default);
        return watch;
    }

    private async Task Strike(string signal)
    {
        var pid = (await File.ReadAllLinesAsync(Path.Combine(folder, "pgdata", "postmaster.pid")))[0];
        using var kill = Process.Start("kill", [$"-{signal}", pid]);
        await kill.WaitForExitAsync();
    }

    private static async Task<object?> Answer(EmbeddedPostgres postgres, string sql)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            try
            {
                return await Ask(postgres, sql);
            }
            catch (NpgsqlException) when (waited.Elapsed < TimeSpan.FromSeconds(60))
            {
                // It is on its way.
            }
        }
    }

    private static async Task<object?> Ask(EmbeddedPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private sealed class Journal : ILogger<PostgresWatch>
    {
        private readonly List<string> lines = [];

        public IReadOnlyList<string> Lines
        {
            get { lock (lines) return [.. lines]; }
        }

        public async Task Says(string ending)
        {
            for (var waited = Stopwatch.StartNew(); !Lines.Any(l => l.EndsWith(ending, StringComparison.Ordinal)) && waited.Elapsed < TimeSpan.FromSeconds(60);) await Task.Delay(50);
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines) lines.Add(formatter(state, exception));
        }
    }
}
