using Npgsql;
using Waybill.Infrastructure.Postgres;

namespace Waybill.Tests.Infrastructure.Postgres;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"waybill-test-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task It_starts_with_the_database_it_is_asked_for_and_a_restart_keeps_the_data()
    {
        await using (var first = await Start())
        {
            (await Ask(first, "select current_database()::text")).ShouldBe("waybill");
            await Ask(first, "create table crates (name text); insert into crates values ('oak')");
        }

        await using var second = await Start();
        (await Ask(second, "select name from crates")).ShouldBe("oak");
    }

    [Fact]
    public async Task Two_instances_share_the_server_and_the_last_one_stops_it()
    {
        var first = await Start();
        var second = await Start();
        (await Ask(second, StartedAt)).ShouldBe(await Ask(first, StartedAt));

        await first.DisposeAsync();
        await Ask(second, "select 1");

        await second.DisposeAsync();
        await Should.ThrowAsync<NpgsqlException>(() => Ask(second, "select 1"));
    }

    [Fact]
    public async Task A_next_instance_revives_a_server_that_was_killed()
    {
        await using var first = await Start();
        var pid = int.Parse(File.ReadLines(Path.Combine(folder, "pgdata", "postmaster.pid")).First());
        using (var server = System.Diagnostics.Process.GetProcessById(pid))
            server.Kill();

        await using var second = await Start();
        (await Ask(second, "select 'alive'")).ShouldBe("alive");
    }

    [Fact]
    public async Task A_folder_without_programs_is_refused_with_the_ways_out()
    {
        var refused = await Should.ThrowAsync<PostgresUnavailable>(() => Start(binaries: "/nowhere/bin"));
        refused.Message.ShouldStartWith("The folder /nowhere/bin does not hold PostgreSQL's server programs");
        refused.Message.ShouldContain("set WAYBILL_POSTGRES_BIN");
    }

    [Fact]
    public async Task Data_of_another_major_version_are_refused()
    {
        Directory.CreateDirectory(Path.Combine(folder, "pgdata"));
        await File.WriteAllTextAsync(Path.Combine(folder, "pgdata", "PG_VERSION"), "11\n");

        var refused = await Should.ThrowAsync<PostgresUnavailable>(() => Start());
        refused.Message.ShouldStartWith($"The data in {folder} are PostgreSQL 11's");
    }

    [Fact]
    public async Task A_server_that_will_not_start_says_why()
    {
        await using (await Start()) { }
        await File.AppendAllTextAsync(Path.Combine(folder, "pgdata", "postgresql.conf"), "no_such_setting = 1\n");

        var refused = await Should.ThrowAsync<PostgresUnavailable>(() => Start());
        refused.Message.ShouldContain("configuration file");
    }

    [Fact]
    public async Task Another_server_is_checked_with_a_sentence_for_each_fault()
    {
        await using var server = await Start();
        var access = Path.Combine(folder, "pgdata", "pg_hba.conf");
        await File.WriteAllTextAsync(access, "local all clerk scram-sha-256\n" + await File.ReadAllTextAsync(access));
        await Ask(server, "create role clerk login password 'right'; select pg_reload_conf()");
        var clerk = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Username = "clerk", Password = "wrong-secret" };

        (await Complaint(clerk.ConnectionString)).ShouldContain("refuses the password of user clerk");
        (await Complaint(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = "nowhere" }.ConnectionString)).ShouldContain("has no database nowhere");
        clerk.Password = "right";
        await DatabaseServer.Check(clerk.ConnectionString, default);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=clerk;Password=wrong-secret", "The database server at 127.0.0.1:1 cannot be used")]
    [InlineData("Password=wrong-secret;Colour=blue", "The connection string cannot be read")]
    [InlineData("Password=wrong-secret", "The connection string cannot be read")]
    public async Task A_server_out_of_reach_is_told_in_a_sentence(string connectionString, string sentence) =>
        (await Complaint(connectionString)).ShouldStartWith(sentence);

    [Fact]
    public void A_server_too_old_is_refused() =>
        Should.Throw<PostgresUnavailable>(() => DatabaseServer.RequireVersion(new(14, 9), "db:5432"))
            .Message.ShouldBe("The database server at db:5432 is PostgreSQL 14: use PostgreSQL 15 or newer.");

    private const string StartedAt = "select pg_postmaster_start_time()::text";

    private Task<EmbeddedPostgres> Start(string? binaries = null) => EmbeddedPostgres.Start(new() { DataFolder = folder, Binaries = binaries, Durable = false }, default);

    private static async Task<object?> Ask(EmbeddedPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<string> Complaint(string connectionString)
    {
        var complaint = (await Should.ThrowAsync<PostgresUnavailable>(() => DatabaseServer.Check(connectionString, default))).Message;
        complaint.ShouldNotContain("wrong-secret");
        return complaint;
    }
}
