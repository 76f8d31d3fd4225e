using System.Net.Http.Json;
using Npgsql;
using Waybill.Tests.Support;

namespace Waybill.Tests.Webhooks;

public sealed class WebhookNodesTests
{
    private static readonly string[] Trusting = ["--Webhooks:AllowPrivate=true", "--Webhooks:AllowHttp=true", "--Webhooks:Retries=1s 1s 1s 1s"];

    [Fact]
    public async Task Two_nodes_deliver_each_event_once_and_what_a_killed_one_left_the_other_takes()
    {
        var connection = await TestDatabase.Create("webhook_nodes");
        await using var source = NpgsqlDataSource.Create(connection);
        await using var first = await Node.Start("first", connection, Trusting);
        await using var second = await Node.Start("second", connection, Trusting);
        await using var receiver = await Receiver.Open(_ => Task.Delay(100));
        using var rest = second.Rest(first.KeyOf(Roles.Admin));
        (await rest.PostAsJsonAsync("/v1/webhook-endpoints", new { url = receiver.Url, eventTypes = new[] { "order.*" } })).EnsureSuccessStatusCode();
        await Tell(source, 60);
        for (var patience = 0; patience < 300 && receiver.Got.Count < 60; patience++) await Task.Delay(50);
        receiver.Got.Select(g => g.Id).Distinct().Count().ShouldBe(60);
        receiver.Got.Count.ShouldBe(60);
        await Tell(source, 40);
        for (var patience = 0; patience < 100 && receiver.Got.Count < 65; patience++) await Task.Delay(20);
        await first.Kill();
        for (var patience = 0; patience < 900 && await Open(source) > 0; patience++) await Task.Delay(100);
        receiver.Got.Select(g => g.Id).Distinct().Count().ShouldBe(100);
    }

    /// <summary>So many events of orders, each of its own transaction.</summary>
    private static async Task Tell(NpgsqlDataSource source, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await using var command = source.CreateCommand("""
                insert into outbox (event_id, type, document_kind, document_id, sequence, body, at)
                select gen_random_uuid(), 'order.closed', 'customer', id, 1, '{}', now() from customers limit 1
                """);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<long> Open(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select (select count(*) from outbox where position is null) + (select count(*) from webhook_deliveries where status = 'pending')");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
