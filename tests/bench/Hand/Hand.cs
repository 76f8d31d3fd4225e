using System.Globalization;
using System.Text.RegularExpressions;
using Waybill.Bench.Selling;

namespace Waybill.Bench.Hand;

/// <summary>The same cycle in hand-written SQL, run by pgbench on the same server: as fast as the database itself lets one go.</summary>
internal static partial class Hand
{
    /// <summary>Order lines a second, and the milliseconds that a cycle costs the database.</summary>
    public static async Task<(double Speed, double CpuPerCycle)> Run(Lab lab, IReadOnlyList<Stall> stalls, TimeSpan duration)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Hand");
        await lab.Sql(await File.ReadAllTextAsync(Path.Combine(folder, "stalls.sql")));
        foreach (var (i, stall) in stalls.Index())
            await lab.Sql($"""
                insert into hand_stalls select {i}, '{stall.CustomerId}', '{stall.WarehouseId}', (select id from bins where warehouse_id = '{stall.WarehouseId}' and purpose <> 'quarantine' limit 1),
                gen_random_uuid(), array['{string.Join("','", stall.ItemIds)}']::uuid[]
                """);
        await lab.Sql("insert into receivable_accounts (id, customer_id, currency, open) select gen_random_uuid(), customer_id, 'CNY', 0 from hand_stalls on conflict do nothing");
        var before = lab.Used();
        var said = await lab.Postgres("pgbench", "-n", "-M", "prepared", "-c", $"{stalls.Count}", "-j", "2", "-T", $"{duration.TotalSeconds:0}", "-f", Path.Combine(folder, "cycle.sql"), "waybill");
        var tps = double.Parse(Tps().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
        return (tps * SdCycle.Lines, (lab.Used().Database - before.Database) * 1000 / (tps * duration.TotalSeconds));
    }

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex Tps();
}
