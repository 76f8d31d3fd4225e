using System.Diagnostics;
using Npgsql;

namespace Waybill.Faults;

/// <summary>What no operation tells: the places of the event log, and the keys that are stored.</summary>
internal sealed class Ledger(World world, Journal journal, IReadOnlyList<Entry> acknowledged)
{
    public async Task<int> Check()
    {
        await using var connection = await world.Place.Database();
        var places = await Places(connection);
        await Keys(connection);
        return places;
    }

    private async Task<int> Places(NpgsqlConnection connection)
    {
        const string sql = "select count(*), count(distinct position), coalesce(min(position), 1), coalesce(max(position), 0), (select position from outbox_head) from outbox";
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var row = await command.ExecuteReaderAsync();
            await row.ReadAsync();
            var (count, places, first, last, head) = (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4));
            if (count == places && first == 1 && last == count && head == count) return (int)count;
            if (waited.Elapsed < TimeSpan.FromSeconds(20)) continue;
            journal.Violate($"The log of events has {count} events at {places} places from {first} to {last}, and its head is {head}.");
            return (int)count;
        }
    }

    private async Task Keys(NpgsqlConnection connection)
    {
        var stored = new HashSet<string>();
        await using var command = new NpgsqlCommand("select key from idempotency_keys", connection);
        await using (var row = await command.ExecuteReaderAsync())
            while (await row.ReadAsync()) stored.Add(row.GetString(0));
        foreach (var lost in acknowledged.Where(e => !stored.Contains(e.Key)).Take(5)) journal.Violate($"The key is not stored: {lost}");
        var known = journal.Acknowledged.Select(e => e.Key).ToHashSet();
        foreach (var extra in stored.Where(k => k.Length == 32 && k.All(char.IsAsciiHexDigit) && !known.Contains(k)).Take(5)) journal.Violate($"A key is stored whose write nobody was told of: {extra}");
    }
}
