using Npgsql;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Data;

/// <summary>
/// Transactions that write take turns, a few less at once than the pool has connections: to draw numbers one of them needs another connection beside its own, which those who wait for
/// the number must not all hold. What is left over also answers who only reads.
/// </summary>
public sealed class WriteTurns(NpgsqlDataSource source) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly SemaphoreSlim turns = new(Most(new NpgsqlConnectionStringBuilder(source.ConnectionString).MaxPoolSize));

    /// <summary>A turn, until it is disposed of; BUSY where none comes within a quarter of a minute.</summary>
    public async Task<Turn> Take(CancellationToken ct) => await turns.WaitAsync(Patience, ct) ? new(turns) : throw PlatformRefusals.Busy.After(TimeSpan.FromSeconds(1));

    public void Dispose() => turns.Dispose();

    private static int Most(int pool) => Math.Max(1, pool - Math.Clamp(pool / 4, 1, 10));

    public readonly struct Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
