using System.Globalization;
using Waybill.Bench.Selling;

namespace Waybill.Bench.Load;

/// <summary>
/// What becomes of the cycle and of every list as orders pile up, loaded in bulk beneath a running program: for one who sees all and for those who see less. Beside the company that
/// grows another stays as small as both were at first, and they take turns, sale by sale and request by request, so that what the machine does meanwhile befalls both. Then which lists made the database read a growing
/// table from end to end, and whatever else one can ask of a list, by one field each.
/// </summary>
internal static class Growth
{
    private const int Turns = 20, Cycles = 10, Reads = 100;
    private const double Flat = 0.2;
    private static readonly string[] Growing = ["orders", "order_lines", "deliveries", "delivery_lines", "stock_outs", "stock_out_lines", "stock_movements", "receivables", "receivable_entries",
        "invoices", "invoice_lines", "invoiced_orders", "history", "outbox"];

    public static async Task<int> Measure(IReadOnlyList<int> sizes)
    {
        await using var small = await Company.Open(6100);
        await using var large = await Company.Open(6110);
        await small.GrowTo(sizes[0]);
        var results = new List<(Measured Small, Measured Large)>();
        foreach (var size in sizes)
        {
            await large.GrowTo(size);
            await Turn((small, new()), (large, new()));
            var result = (Small: new Measured(), Large: new Measured());
            for (var turn = 0; turn < Turns; turn += 2)
            {
                await Turn((small, result.Small), (large, result.Large));
                await Turn((large, result.Large), (small, result.Small));
            }
            results.Add(result);
            Console.WriteLine(Say($"{size:#,0} orders: ") + string.Join(", ", result.Large.Cycle.Steps.Select(s => Say($"{s} {result.Large.Cycle.At(s, 0.5):0.0} ms"))));
        }
        Compare("the cycle's medians", results, m => m.Cycle, 0.5);
        Compare("the lists' p99", results, m => m.Lists, 0.99);
        Compare("the lists' medians for callers who see less", results, m => m.Looks, 0.5);
        var wrong = await SequentialReads(large);
        await Asking.Measure(large);
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>Sales and lists of both, in turns: whoever has waited longer begins a little slower, so each begins as often.</summary>
    private static async Task Turn((Company Company, Measured Measured) one, (Company Company, Measured Measured) other)
    {
        var both = new[] { one, other };
        for (var i = 0; i < Cycles; i++)
            foreach (var (company, measured) in both) await company.Sell(measured.Cycle);
        foreach (var list in one.Company.Lists)
        {
            for (var i = 0; i < Reads; i++)
                foreach (var (company, measured) in both) await company.List(list, measured.Lists);
            for (var caller = 0; caller < one.Company.Callers; caller++)
                foreach (var (company, measured) in both) await company.Look(list, caller, measured.Looks);
        }
    }

    /// <summary>Those times of the large company by those of the small one, in the order in which they grew most.</summary>
    private static void Compare(string what, List<(Measured Small, Measured Large)> results, Func<Measured, Times> times, double share)
    {
        var ratios = times(results[^1].Large).Steps.Select(step => (Step: step, Last: Ratio(results[^1], step))).OrderByDescending(r => r.Last).ToList();
        Console.WriteLine(Say($"{what}, by those of the company that stayed small: {ratios[^1].Last:0.00} to {ratios[0].Last:0.00}, median {ratios[ratios.Count / 2].Last:0.00}"));
        var within = results.Select(r => ratios.Count(s => Math.Abs(Ratio(r, s.Step) - 1) <= Flat));
        Console.WriteLine(Say($"    of {ratios.Count} within {Flat:0%}: {string.Join(", ", within)}"));
        foreach (var (step, _) in ratios.Take(60))
            Console.WriteLine($"    {string.Join("  ", results.Select(r => Say($"{Ratio(r, step):0.00}")))}  {step}: {string.Join(", ", results.Select(r => Say($"{times(r.Large).At(step, share):0.0}")))} ms");

        double Ratio((Measured Small, Measured Large) result, string step) => times(result.Large).At(step, share) / times(result.Small).At(step, share);
    }

    /// <summary>Asks every list once more, and the database's own count of rows that it read from end to end before and after.</summary>
    private static async Task<int> SequentialReads(Company company)
    {
        var wrong = 0;
        foreach (var list in company.Lists)
        {
            var before = await Scanned(company.Lab);
            for (var i = 0; i < 3; i++) (await company.Http.GetAsync($"{list}?pageSize=50")).Dispose();
            await Task.Delay(1200);
            var after = await Scanned(company.Lab);
            foreach (var table in Growing.Where(t => after[t] - before[t] > 10_000))
            {
                Console.WriteLine($"    {list} reads {table} from end to end");
                wrong++;
            }
        }
        Console.WriteLine($"{company.Lists.Count} lists, {wrong} sequential reads of growing tables");
        return wrong;
    }

    private static async Task<Dictionary<string, long>> Scanned(Lab lab) =>
        (await lab.Sql($"select relname || '=' || seq_tup_read from pg_stat_user_tables where relname in ('{string.Join("','", Growing)}')"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('=')).ToDictionary(l => l[0], l => long.Parse(l[1]));

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What was measured of a company at one size.</summary>
internal sealed class Measured
{
    public Times Cycle { get; } = new();
    public Times Lists { get; } = new();
    public Times Looks { get; } = new();
}
