namespace Waybill.Faults;

/// <summary>What was measured.</summary>
internal sealed class Table(IReadOnlyList<Fault> faults)
{
    private readonly Dictionary<string, List<(TimeSpan Recovery, Tally Tally)>> struck = faults.ToDictionary(f => f.Name, _ => new List<(TimeSpan, Tally)>());
    private readonly Dictionary<string, string> missing = [];
    private readonly List<string> checks = [];

    public void Struck(Fault fault, TimeSpan recovery, Tally tally) => struck[fault.Name].Add((recovery, tally));

    public void NotRun(string fault, string why)
    {
        missing[fault] = why;
        Console.WriteLine($"!! NOT RUN: {fault}: {why}");
    }

    public void Checked(string what)
    {
        checks.Add(what);
        Console.WriteLine($"   {what}");
    }

    public void Print(Journal journal)
    {
        Console.WriteLine();
        Console.WriteLine("| Fault | Times | First write after, median | longest | Requests | Acknowledged | Retried | Replayed |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var fault in faults)
            if (missing.TryGetValue(fault.Name, out var why)) Console.WriteLine($"| {fault.What} | not run: {why} | | | | | | |");
            else Console.WriteLine(Row(fault.What, struck[fault.Name]));
        var all = journal.Tally;
        Console.WriteLine($"| in all | {struck.Values.Sum(s => s.Count)} | | | {all.Requests} | {all.Acknowledged} | {all.Retried} | {all.Replayed} |");
        Console.WriteLine();
        Console.WriteLine($"While it could not: {string.Join(", ", journal.Passing.OrderByDescending(p => p.Value).Select(p => $"{p.Value} × {p.Key}"))}.");
        Console.WriteLine();
        if (journal.Reads is { Count: > 0 } reads)
            Console.WriteLine($"- {reads.Count} reads were answered as ever while the disk was full, half of them within {reads[reads.Count / 2].TotalMilliseconds:0} ms, "
                + $"the slowest within {reads[^1].TotalMilliseconds:0} ms");
        foreach (var check in checks) Console.WriteLine($"- {check}");
        foreach (var violation in journal.Violations) Console.WriteLine($"VIOLATION {violation}");
        Console.WriteLine(journal.Violations.Count == 0 ? "Verdict: everything acknowledged is there once, and nothing else." : $"Verdict: {journal.Violations.Count} violations.");
    }

    private static string Row(string what, List<(TimeSpan Recovery, Tally Tally)> times)
    {
        if (times.Count == 0) return $"| {what} | 0 | | | | | | |";
        var sorted = times.Select(t => t.Recovery.TotalSeconds).Order().ToList();
        var sum = times.Select(t => t.Tally).Aggregate((a, b) => a + b);
        return $"| {what} | {times.Count} | {sorted[sorted.Count / 2]:0.00} s | {sorted[^1]:0.00} s | {sum.Requests} | {sum.Acknowledged} | {sum.Retried} | {sum.Replayed} |";
    }
}
