using Npgsql;
using Waybill.Features.Jobs;
using Waybill.Tests.Support;

namespace Waybill.Tests.Jobs;

public sealed class JobClusterTests
{
    private const int Old = 12_000;

    [Fact]
    public async Task What_a_node_was_doing_when_it_was_killed_another_does_and_nothing_is_done_twice()
    {
        var connection = await TestDatabase.Create("job_cluster");
        await using var source = NpgsqlDataSource.Create(connection);
        await using var first = await Node.Start("first", connection);
        await using var second = await Node.Start("second", connection);
        await Run(source, $"insert into idempotency_keys (caller_id, key, fingerprint, answer, created_at) select gen_random_uuid(), 'old', '', '', now() - interval '3 days' from generate_series(1, {Old})");
        await using (var holder = await source.OpenConnectionAsync())
        {
            await using var held = await holder.BeginTransactionAsync();
            await using (var hold = new NpgsqlCommand("lock table idempotency_keys in exclusive mode", holder)) await hold.ExecuteNonQueryAsync();
            using (var http = first.Rest(first.KeyOf(Roles.Admin))) (await http.PostAsync($"/v1/jobs/{nameof(ForgetIdempotencyKeys)}/run", null)).EnsureSuccessStatusCode();
            var busy = await Until(source, "select application_name from pg_stat_activity where wait_event_type = 'Lock' and query like '%delete from idempotency_keys%' and application_name in ('first', 'second')");
            await (busy == "first" ? first : second).Kill();
        }
        await Until(source, "select 'done' where not exists (select 1 from idempotency_keys where key = 'old')");
        (await Until(source, "select sum((answer::json ->> 'forgotten')::int)::text from idempotency_keys where key like 'job:%'")).ShouldBe(Old.ToString());
    }

    [Fact]
    public async Task Several_nodes_may_start_together_on_an_empty_database()
    {
        var connection = await TestDatabase.Create("job_start");
        var nodes = await Task.WhenAll(Enumerable.Range(1, 3).Select(n => Node.Start($"node{n}", connection, "--Seed=false")));
        await using var source = NpgsqlDataSource.Create(connection);
        (await Until(source, "select count(*)::text from qrtz_triggers where job_name = 'ForgetIdempotencyKeys'")).ShouldBe("1");
        (await Until(source, "select count(*)::text from qrtz_scheduler_state having count(*) = 3")).ShouldBe("3");
        foreach (var node in nodes) await node.DisposeAsync();
    }

    [Fact]
    public async Task A_job_that_fell_out_of_the_code_is_deleted_when_a_node_starts()
    {
        var connection = await TestDatabase.Create("job_gone");
        await using var source = NpgsqlDataSource.Create(connection);
        await using (var node = await Node.Start("before", connection))
        {
            await Run(source, """
                insert into qrtz_job_details select sched_name, 'BrewCoffee', job_group, description, job_class_name,
                    is_durable, is_nonconcurrent, is_update_data, requests_recovery, job_data from qrtz_job_details limit 1
                """);
            await node.Kill();
        }
        await using var again = await Node.Start("after", connection);
        (await Until(source, "select count(*)::text from qrtz_job_details where job_name = 'BrewCoffee'")).ShouldBe("0");
    }

    [Fact]
    public async Task A_job_that_a_fast_clock_put_off_is_due_again_when_a_node_starts()
    {
        var connection = await TestDatabase.Create("job_put_off");
        await using var source = NpgsqlDataSource.Create(connection);
        await using (var node = await Node.Start("before", connection)) await node.Kill();
        const string due = "select next_fire_time::text from qrtz_triggers where trigger_name = 'ForgetIdempotencyKeys'";
        var right = long.Parse(await Until(source, due));
        await Run(source, $"update qrtz_triggers set next_fire_time = next_fire_time + {TimeSpan.FromHours(5).Ticks}");
        await using var again = await Node.Start("after", connection);
        long.Parse(await Until(source, due)).ShouldBeInRange(right, right + TimeSpan.FromHours(1).Ticks);
    }

    private static async Task Run(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The value that a query gives as soon as it gives one.</summary>
    private static async Task<string> Until(NpgsqlDataSource source, string sql)
    {
        for (var patience = 0; patience < 600; patience++)
        {
            await using var command = source.CreateCommand(sql);
            if (await command.ExecuteScalarAsync() is string found) return found;
            await Task.Delay(100);
        }
        throw new TimeoutException(sql);
    }
}
