using System.Data;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;

namespace Waybill.Infrastructure.Lists;

/// <summary>How many a list has in all.</summary>
internal static class Counts
{
    /// <summary>Below it a real count costs little and an estimate says little.</summary>
    private const long WorthEstimating = 10_000;

    public static async Task<long?> Of<TEntity>(IQueryable<TEntity> matching, Counting? how, CancellationToken ct) where TEntity : Entity
    {
        if (how is null) return null;
        var estimate = how == Counting.Estimated ? await Estimate(matching, ct) : 0;
        return estimate >= WorthEstimating ? estimate : await matching.LongCountAsync(ct);
    }

    private static async Task<long> Estimate<TEntity>(IQueryable<TEntity> matching, CancellationToken ct) where TEntity : Entity
    {
        await using var command = matching.Select(e => e.Id).CreateDbCommand();
        command.CommandText = "EXPLAIN (FORMAT JSON) " + command.CommandText;
        var connection = command.Connection!;
        var opened = connection.State == ConnectionState.Closed;
        if (opened) await connection.OpenAsync(ct);
        try
        {
            using var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync(ct))!);
            return (long)plan.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetDouble();
        }
        finally
        {
            if (opened) await connection.CloseAsync();
        }
    }
}
