using System.Net.Sockets;
using Npgsql;

namespace Waybill.Infrastructure.Postgres;

/// <summary>A PostgreSQL server that somebody else runs, named by configuration.</summary>
public static class DatabaseServer
{
    internal const int OldestMajor = 15;

    /// <summary>Opens one connection, and says in one sentence why the server cannot be used if it cannot.</summary>
    public static async Task Check(string connectionString, CancellationToken ct)
    {
        var address = Parse(connectionString);
        var place = $"{address.Host}:{address.Port}";
        try
        {
            await using var connection = new NpgsqlConnection(address.ConnectionString);
            await connection.OpenAsync(ct);
            RequireVersion(connection.PostgreSqlVersion, place);
        }
        catch (PostgresException refused)
        {
            throw new PostgresUnavailable(Explain(refused, address, place), refused);
        }
        catch (Exception fault) when (fault is NpgsqlException or SocketException or TimeoutException)
        {
            var reason = (fault.InnerException ?? fault).Message.TrimEnd('.');
            throw new PostgresUnavailable($"The database server at {place} cannot be used ({reason}): "
                + "check that it runs and that the host, port and password in the connection string are right.", fault);
        }
    }

    internal static void RequireVersion(Version version, string place)
    {
        if (version.Major < OldestMajor)
            throw new PostgresUnavailable($"The database server at {place} is PostgreSQL {version.Major}: use PostgreSQL {OldestMajor} or newer.");
    }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            var address = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
            return string.IsNullOrEmpty(address.Host) ? throw new ArgumentException("no host") : address;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new PostgresUnavailable("The connection string cannot be read: write it as Host=…;Database=…;Username=…;Password=….");
        }
    }

    private static string Explain(PostgresException refused, NpgsqlConnectionStringBuilder address, string place) => refused.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword => $"The database server at {place} refuses the password of user {address.Username}: correct it in the connection string.",
        PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"The database server at {place} does not admit user {address.Username}: create the user, or allow it in pg_hba.conf.",
        PostgresErrorCodes.InvalidCatalogName => $"The database server at {place} has no database {address.Database}: create it, or correct the name in the connection string.",
        PostgresErrorCodes.CannotConnectNow => $"The database server at {place} is just starting or stopping: try again in a moment.",
        PostgresErrorCodes.TooManyConnections => $"The database server at {place} has no free connection: raise its max_connections, or stop other programs.",
        _ => $"The database server at {place} refuses the connection ({refused.MessageText}): correct the connection string or the server's settings.",
    };
}
