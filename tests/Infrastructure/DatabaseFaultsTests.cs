using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Waybill.Infrastructure.Data;
using Waybill.Tests.Support;

namespace Waybill.Tests.Infrastructure;

/// <summary>What the database cannot do at the moment is told apart from what is wrong with the request.</summary>
public sealed class DatabaseFaultsTests
{
    [Theory]
    [InlineData("53100", "STORAGE_FULL")]
    [InlineData("53200", "UNAVAILABLE")]
    [InlineData("53300", "UNAVAILABLE")]
    [InlineData("57P01", "UNAVAILABLE")]
    [InlineData("57P02", "UNAVAILABLE")]
    [InlineData("57P03", "UNAVAILABLE")]
    [InlineData("58030", "UNAVAILABLE")]
    [InlineData("08006", "UNAVAILABLE")]
    public void A_fault_of_the_server_may_be_tried_again_and_says_when(string state, string code)
    {
        var refusal = DatabaseFaults.Unable(new DbUpdateException("saving", new PostgresException("told by the server", "ERROR", "ERROR", state)))!;
        (refusal.Reason.Code, refusal.Reason.Status).ShouldBe((code, 503));
        refusal.RetryAfter.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("42804")]
    [InlineData("23505")]
    [InlineData("57014")]
    public void What_the_request_caused_is_no_fault_of_the_server(string state) =>
        DatabaseFaults.Unable(new PostgresException("told by the server", "ERROR", "ERROR", state)).ShouldBeNull();

    [Theory]
    [InlineData("WB002", "UNKNOWN_REFERENCE")]
    [InlineData("22003", "NUMBER_TOO_LARGE")]
    [InlineData("40001", null)]
    [InlineData("40P01", null)]
    [InlineData("53100", null)]
    [InlineData("57P01", null)]
    [InlineData("08006", null)]
    public async Task An_item_of_a_batch_is_refused_for_what_it_asks_and_not_for_what_the_database_cannot_do(string state, string? code)
    {
        await using var scope = (await Shop.Open()).Services.CreateAsyncScope();
        var fault = new DbUpdateException("saving", new PostgresException("/ownerId employee", "ERROR", "ERROR", state));
        (DatabaseFaults.OfRequest(fault, scope.ServiceProvider.GetRequiredService<Database>())?.Reason.Code).ShouldBe(code);
    }

    [Fact]
    public void A_connection_that_breaks_is_found_however_deep_it_is_wrapped() =>
        DatabaseFaults.Unable(new InvalidOperationException("transient", new DbUpdateException("saving", new NpgsqlException("writing", new IOException("broken pipe")))))!.Reason.Code.ShouldBe("UNAVAILABLE");

    [Fact]
    public void What_ends_the_connection_itself_is_the_servers_as_when_a_full_disk_lets_it_open_none() =>
        DatabaseFaults.Unable(new PostgresException("could not write init file", "FATAL", "FATAL", "XX000"))!.Reason.Code.ShouldBe("UNAVAILABLE");

    /// <summary>Npgsql holds a statement for prepared whose planning failed or was called off, and does not know its columns: used again, it finds rows that it did not expect.</summary>
    [Fact]
    public async Task A_connection_that_Npgsql_gives_up_may_be_replaced()
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(await TestDatabase.Create("given_up")) { MaxAutoPrepare = 5, AutoPrepareMinUsages = 1 });
        await using var connection = await source.OpenConnectionAsync();
        (await Should.ThrowAsync<PostgresException>(() => Ask(connection, 0))).SqlState.ShouldBe(PostgresErrorCodes.DivisionByZero);
        DatabaseFaults.Unable(await Should.ThrowAsync<Exception>(() => Ask(connection, 1)))!.Reason.Code.ShouldBe("UNAVAILABLE");
        connection.FullState.ShouldBe(System.Data.ConnectionState.Broken);
    }

    private static async Task Ask(NpgsqlConnection connection, int divisor)
    {
        await using var command = new NpgsqlCommand("select 1 / $1", connection) { Parameters = { new() { Value = divisor } } };
        await command.ExecuteScalarAsync();
    }

    [Fact]
    public void A_bug_stays_a_bug() => DatabaseFaults.Unable(new InvalidOperationException("ours")).ShouldBeNull();
}
