using Microsoft.EntityFrameworkCore;
using Npgsql;
using Waybill.Infrastructure.Data;

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

    [Fact]
    public void A_connection_that_breaks_is_found_however_deep_it_is_wrapped() =>
        DatabaseFaults.Unable(new InvalidOperationException("transient", new DbUpdateException("saving", new NpgsqlException("writing", new IOException("broken pipe")))))!.Reason.Code.ShouldBe("UNAVAILABLE");

    [Fact]
    public void What_ends_the_connection_itself_is_the_servers_as_when_a_full_disk_lets_it_open_none() =>
        DatabaseFaults.Unable(new PostgresException("could not write init file", "FATAL", "FATAL", "XX000"))!.Reason.Code.ShouldBe("UNAVAILABLE");

    [Fact]
    public void A_bug_stays_a_bug() => DatabaseFaults.Unable(new InvalidOperationException("ours")).ShouldBeNull();
}
