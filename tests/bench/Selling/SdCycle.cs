using System.Diagnostics;

namespace Waybill.Bench.Selling;

/// <summary>How long each run of each step took, in milliseconds.</summary>
internal sealed class Times
{
    private readonly Dictionary<string, List<double>> steps = [];

    public IEnumerable<string> Steps => steps.Keys;

    public void Add(string step, double milliseconds)
    {
        if (!steps.TryGetValue(step, out var times)) steps[step] = times = [];
        times.Add(milliseconds);
    }

    public int Count(string step) => steps[step].Count;

    public double At(string step, double share)
    {
        var sorted = steps[step].Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }

    public static Times Of(IEnumerable<Times> many)
    {
        var all = new Times();
        foreach (var (step, times) in many.SelectMany(m => m.steps)) foreach (var time in times) all.Add(step, time);
        return all;
    }
}

/// <summary>
/// The sales and distribution cycle as SAP's benchmark has it: an order of five lines, its delivery, a look at the order, the goods issue,
/// a list of forty orders, the invoice. Six requests.
/// </summary>
internal static class SdCycle
{
    public const int Lines = 5;

    /// <summary>One cycle, with the time of each step.</summary>
    /// <param name="after">Told when a step is done, and once before the first with none.</param>
    public static async Task Run(ISeller seller, Stall stall, Times times, Func<string?, Task>? after = null)
    {
        if (after is not null) await after(null);
        var order = await Timed("create order", () => seller.CreateOrder(stall));
        var delivery = await Timed("create delivery", () => seller.CreateDelivery(order));
        await Timed("read order", () => Nothing(seller.ReadOrder(order)));
        await Timed("confirm stock-out", () => Nothing(seller.ConfirmStockOut(delivery, stall)));
        await Timed("list 40 orders", () => Nothing(seller.ListOrders(stall)));
        await Timed("issue invoice", () => Nothing(seller.IssueInvoice(order)));

        async Task<string> Timed(string step, Func<Task<string>> work)
        {
            var start = Stopwatch.GetTimestamp();
            var result = await work();
            times.Add(step, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (after is not null) await after(step);
            return result;
        }
    }

    /// <summary>Every client sells at its own stall until the time is up; gives the cycles done and how long the last took to end.</summary>
    public static async Task<(Times Times, int Cycles, double Seconds)> RunAll(Func<ISeller> seller, IReadOnlyList<Stall> stalls, TimeSpan duration)
    {
        var watch = Stopwatch.StartNew();
        var done = await Task.WhenAll(stalls.Select(stall => Task.Run(async () =>
        {
            var (times, cycles) = (new Times(), 0);
            using var own = seller();
            for (; watch.Elapsed < duration; cycles++) await Run(own, stall, times);
            return (times, cycles);
        })));
        return (Times.Of(done.Select(d => d.times)), done.Sum(d => d.cycles), watch.Elapsed.TotalSeconds);
    }

    private static async Task<string> Nothing(Task work)
    {
        await work;
        return "";
    }
}
