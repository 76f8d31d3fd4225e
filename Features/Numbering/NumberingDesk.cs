using Microsoft.EntityFrameworkCore;
using Npgsql;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Numbering;

/// <summary>Where a document draws its number.</summary>
public sealed class NumberingDesk(Database db, Recent<NumberChoices> recent, NumberBlocks blocks, CompanyDesk companies, IEnumerable<NumberKind> kinds)
{
    /// <summary>The next number of the kind's series, for today in the company's time zone.</summary>
    public async Task<string> Draw(string kind, CancellationToken ct)
    {
        var series = (await recent.Get(async () => new(await db.NumberSeries.AsNoTracking().ToDictionaryAsync(s => s.Of, ct)))).ByKind.GetValueOrDefault(kind);
        var format = series?.Format ?? kinds.First(k => k.Kind == kind).Format;
        var today = await companies.Today(ct);
        var period = NumberSeries.Period(format, today);
        var counter = series is { Gapless: true } ? await CountHere(kind, period, ct) : await blocks.Next(kind, period, ct);
        return NumberSeries.Text(format, today, counter);
    }

    /// <summary>The next number that is not taken, for a kind whose numbers may also be given by hand: what was given is left out when its turn comes.</summary>
    public async Task<string> DrawFree(string kind, Func<string, Task<bool>> taken, CancellationToken ct)
    {
        var number = await Draw(kind, ct);
        while (await taken(number)) number = await Draw(kind, ct);
        return number;
    }

    private async Task<long> CountHere(string kind, string period, CancellationToken ct) =>
        (await db.Database.SqlQueryRaw<long>(NumberBlocks.Take, kind, period, 1L).ToListAsync(ct))[0];
}

/// <summary>The company's own choices of numbers, by kind of document.</summary>
public sealed record NumberChoices(IReadOnlyDictionary<string, NumberSeries> ByKind);

/// <summary>
/// Blocks of numbers taken ahead in a transaction of their own, so that documents never wait for each other's commit at the counter.
/// What a node has not handed out when it stops is left out.
/// </summary>
public sealed class NumberBlocks(NpgsqlDataSource source) : IDisposable
{
    internal const string Take = """
        insert into number_counters (kind, period, next) values ({0}, {1}, 1 + {2})
        on conflict (kind, period) do update set next = number_counters.next + {2} returning next - {2} as "Value"
        """;
    private const long Size = 50;
    private readonly SemaphoreSlim one = new(1);
    private readonly Dictionary<(string Kind, string Period), (long Next, long End)> blocks = [];

    internal async Task<long> Next(string kind, string period, CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            var (next, end) = blocks.GetValueOrDefault((kind, period));
            if (next == end) (next, end) = await Refill(kind, period, ct);
            blocks[(kind, period)] = (next + 1, end);
            return next;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<(long Next, long End)> Refill(string kind, string period, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Take.Replace("{0}", "$1").Replace("{1}", "$2").Replace("{2}", "$3"));
        command.Parameters.AddWithValue(kind);
        command.Parameters.AddWithValue(period);
        command.Parameters.AddWithValue(Size);
        var first = (long)(await command.ExecuteScalarAsync(ct))!;
        return (first, first + Size);
    }
}
