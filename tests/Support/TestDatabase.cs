namespace Waybill.Tests.Support;

/// <summary>The PostgreSQL that tests run against.</summary>
public static class TestDatabase
{
    public static Task<string> ConnectionString() => Task.FromResult(
        Environment.GetEnvironmentVariable("WAYBILL_TEST_DATABASE") ?? throw new InvalidOperationException("Set WAYBILL_TEST_DATABASE to a connection string."));
}
