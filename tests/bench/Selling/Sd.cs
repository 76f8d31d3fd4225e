namespace Waybill.Bench.Selling;

/// <summary>Measures the cycle through both doors, with what it costs program and database.</summary>
internal static class Sd
{
    public static async Task<int> Measure(IReadOnlyList<int> clients, TimeSpan duration, bool showStatements)
    {
        await using var lab = await Lab.Open();
        Console.WriteLine($"{Machine()}; the program answered {lab.StartedIn.TotalSeconds:0.0} s after its first start, with a new database and the demo company.");
        var warm = await Market.Open(lab, clients.Max(), SdCycle.Lines);
        foreach (var door in Doors(lab)) await SdCycle.RunAll(door.Seller, warm, duration);
        await lab.Sql("vacuum analyze");
        foreach (var count in clients)
        {
            var stalls = await Market.Open(lab, count, SdCycle.Lines);
            var (hand, cost) = await Hand.Hand.Run(lab, await Market.Open(lab, count, SdCycle.Lines), duration);
            Console.WriteLine($"{count} clients, hand-written SQL in pgbench: {hand:0} order lines/s; CPU a cycle: database {cost:0.00} ms");
            foreach (var door in Doors(lab)) await Measure(lab, door, stalls, duration, hand);
        }
        await Statements(lab, showStatements);
        Console.WriteLine($"integrity: {await lab.Get("/v1/stock-integrity")}");
        return 0;
    }

    private static IEnumerable<(string Name, Func<ISeller> Seller)> Doors(Lab lab) => [("REST", () => new RestSeller(lab)), ("gRPC", () => new GrpcSeller(lab))];

    private static async Task Measure(Lab lab, (string Name, Func<ISeller> Seller) door, IReadOnlyList<Stall> stalls, TimeSpan duration, double hand)
    {
        var before = lab.Used();
        var (times, cycles, seconds) = await SdCycle.RunAll(door.Seller, stalls, duration);
        var (after, speed) = (lab.Used(), cycles * SdCycle.Lines / seconds);
        Console.WriteLine($"{stalls.Count} clients, {door.Name}: {speed:0} order lines/s, {speed / hand:0.00} of the hand-written; {cycles} cycles in {seconds:0.0} s; CPU a cycle: "
            + $"program {(after.Program - before.Program) * 1000 / cycles:0.00} ms, database {(after.Database - before.Database) * 1000 / cycles:0.00} ms; memory {after.ProgramMegabytes:0} MB");
        foreach (var step in times.Steps) Console.WriteLine($"    {step,-18} p50 {times.At(step, 0.5),7:0.0} ms   p99 {times.At(step, 0.99),7:0.0} ms");
    }

    private static string Machine()
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[1];
        return $"{Environment.ProcessorCount} cores of {model}, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB";
    }

    /// <summary>What one client's steps ask of the database; the median of several cycles, because the program has clocks of its own.</summary>
    private static async Task Statements(Lab lab, bool show)
    {
        var stall = (await Market.Open(lab, 1, SdCycle.Lines))[0];
        using var seller = new RestSeller(lab);
        for (var i = 0; i < 10; i++) await SdCycle.Run(seller, stall, new());
        await using var log = await StatementLog.Open(lab);
        var counts = new Dictionary<string, List<IReadOnlyList<Statement>>>();
        for (var i = 0; i < 15; i++)
            await SdCycle.Run(seller, stall, new(), async step =>
            {
                var read = await log.Read();
                if (step is not null) (counts.TryGetValue(step, out var all) ? all : counts[step] = []).Add(read);
            });
        foreach (var (step, all) in counts)
        {
            var typical = all.OrderBy(a => a.Count).ElementAt(all.Count / 2);
            Console.WriteLine($"  {step,-18} {typical.Count,3} statements, {typical.Sum(s => s.Milliseconds),6:0.00} ms in the database");
            if (show) foreach (var one in typical) Console.WriteLine($"      {one.Milliseconds,6:0.00}  {(one.Text.Length > 170 ? one.Text[..170] : one.Text)}");
        }
    }
}
