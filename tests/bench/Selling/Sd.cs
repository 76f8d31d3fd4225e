namespace Waybill.Bench.Selling;

/// <summary>
/// Measures the cycle through both doors, with what it costs program and database, beside the same in hand-written SQL. All take turns, a few seconds each,
/// because a machine that others share is not equally fast all the time: what one compares was measured side by side. Their order is another in each round,
/// because what one wrote is still on its way to the disk in the turn of the next.
/// </summary>
internal static class Sd
{
    private const int Rounds = 10;

    /// <param name="duration">How long each is measured, over all its turns.</param>
    /// <param name="warm">How long each door is warmed up by the most clients: until the runtime has compiled what runs often as well as it can.</param>
    /// <param name="beside">The Api.dll of another build, which takes turns with this one.</param>
    public static async Task<int> Measure(IReadOnlyList<int> clients, TimeSpan duration, TimeSpan warm, string? beside, bool showStatements)
    {
        var first = await Lab.Open();
        Console.WriteLine($"{Machine()}; the program answered {first.StartedIn.TotalSeconds:0.0} s after its first start, with a new database and the demo company.");
        await using var lab = await first.Again();
        await using var other = beside is null ? null : await (await Lab.Open(port: 6200, file: beside)).Again();
        foreach (var one in new[] { lab, other }.OfType<Lab>()) await WarmUp(one, clients.Max(), warm);
        foreach (var count in clients)
        {
            List<Contender> doors = [.. await Doors(lab, "", count), .. other is null ? [] : await Doors(other, " of the other build", count)];
            var hand = new Hand.Hand(lab, await Market.Open(lab, count, SdCycle.Lines));
            Func<TimeSpan, Task>[] turns = [hand.Run, .. doors.Select<Contender, Func<TimeSpan, Task>>(d => d.Run)];
            for (var round = 0; round < Rounds; round++)
            {
                new Random(round).Shuffle(turns);
                foreach (var turn in turns) await turn(duration / Rounds);
            }
            Console.WriteLine($"{count} clients, hand-written SQL in pgbench: {hand.Speed:0} order lines/s; CPU a cycle: database {hand.CpuPerCycle:0.00} ms");
            foreach (var door in doors) door.Tell(hand.Speed);
        }
        await Statements(lab, showStatements);
        Console.WriteLine($"integrity: {await lab.Get("/v1/stock-integrity")}");
        return 0;
    }

    private static async Task WarmUp(Lab lab, int clients, TimeSpan duration)
    {
        foreach (var door in await Doors(lab, "", clients)) await door.Run(duration);
    }

    private static async Task<IReadOnlyList<Contender>> Doors(Lab lab, string of, int clients)
    {
        var stalls = await Market.Open(lab, clients, SdCycle.Lines);
        return [new("REST" + of, lab, () => new RestSeller(lab), stalls), new("gRPC" + of, lab, () => new GrpcSeller(lab), stalls)];
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

/// <summary>One door of one build, and what its turns came to.</summary>
internal sealed class Contender(string name, Lab lab, Func<ISeller> seller, IReadOnlyList<Stall> stalls)
{
    private readonly List<Times> times = [];
    private int cycles;
    private double seconds, program, database, client, megabytes;

    public async Task Run(TimeSpan duration)
    {
        await lab.Tidy();
        var (before, own) = (lab.Used(), Environment.CpuUsage.TotalTime);
        var turn = await SdCycle.RunAll(seller, stalls, duration);
        var after = lab.Used();
        times.Add(turn.Times);
        (cycles, seconds, megabytes) = (cycles + turn.Cycles, seconds + turn.Seconds, after.ProgramMegabytes);
        client += (Environment.CpuUsage.TotalTime - own).TotalSeconds;
        (program, database) = (program + after.Program - before.Program, database + after.Database - before.Database);
    }

    public void Tell(double hand)
    {
        var (speed, all) = (cycles * SdCycle.Lines / seconds, Times.Of(times));
        Console.WriteLine($"{stalls.Count} clients, {name}: {speed:0} order lines/s, {speed / hand:0.00} of the hand-written; {cycles} cycles in {seconds:0.0} s; "
            + $"CPU a cycle: program {program * 1000 / cycles:0.00} ms, database {database * 1000 / cycles:0.00} ms, clients {client * 1000 / cycles:0.00} ms; memory {megabytes:0} MB");
        foreach (var step in all.Steps) Console.WriteLine($"    {step,-18} p50 {all.At(step, 0.5),7:0.0} ms   p99 {all.At(step, 0.99),7:0.0} ms");
    }
}
