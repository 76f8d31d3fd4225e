using System.Globalization;
using System.Text.RegularExpressions;
using Waybill.Bench.Selling;

namespace Waybill.Bench.Hand;

/// <summary>The same cycle in hand-written SQL, run by pgbench on the same server: as fast as the database itself lets one go.</summary>
internal sealed partial class Hand(Lab lab, IReadOnlyList<Stall> stalls)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Hand");
    private double cycles, seconds, database;

    /// <summary>Order lines a second.</summary>
    public double Speed => cycles * SdCycle.Lines / seconds;

    /// <summary>The milliseconds that a cycle costs the database.</summary>
    public double CpuPerCycle => database * 1000 / cycles;

    public async Task Run(TimeSpan duration)
    {
        if (cycles == 0) await SetUp();
        await lab.Tidy();
        var before = lab.Used();
        var said = await lab.Postgres("pgbench", "-n", "-M", "prepared", "-c", $"{stalls.Count}", "-j", "2", "-T", $"{duration.TotalSeconds:0}", "-f", Path.Combine(Folder, "cycle.sql"), "waybill");
        cycles += double.Parse(Tps().Match(said).Groups[1].Value, CultureInfo.InvariantCulture) * duration.TotalSeconds;
        (seconds, database) = (seconds + duration.TotalSeconds, database + lab.Used().Database - before.Database);
    }

    private async Task SetUp()
    {
        await lab.Sql(await File.ReadAllTextAsync(Path.Combine(Folder, "stalls.sql")));
        foreach (var (i, stall) in stalls.Index())
            await lab.Sql($"""
                insert into hand_stalls select {i}, '{stall.CustomerId}', '{stall.WarehouseId}', (select id from bins where warehouse_id = '{stall.WarehouseId}' and purpose <> 'quarantine' limit 1),
                gen_random_uuid(), array['{string.Join("','", stall.ItemIds)}']::uuid[]
                """);
        await lab.Sql("insert into receivable_accounts (id, customer_id, currency, open) select gen_random_uuid(), customer_id, 'CNY', 0 from hand_stalls on conflict do nothing");
    }

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex Tps();
}
