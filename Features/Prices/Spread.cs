using Waybill.Features.Organization;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Prices;

/// <summary>What is agreed for a document as a whole, handed to its lines by largest remainder, so that lines and total agree to the cent and no line is negative.</summary>
public static class Spread
{
    /// <summary>A discount on the whole, taken off each line in its own terms of tax; a rate of 0 leaves the lines as their prices have them.</summary>
    public static void Discount(IReadOnlyList<SalesLine> lines, RoundingMode rounding, decimal rate)
    {
        var whole = Plain(lines, rounding).Select((a, i) => lines[i].TaxIncluded ? a.Gross : a.Net).ToList();
        Agree(lines, (whole.Sum() * rate).ToCents(), whole, (line, part) => line.Agree(allowance: part, gross: null));
    }

    /// <summary>A total with tax that was set by hand, met exactly; the tax of each line is what its share of the total contains.</summary>
    public static void Meet(IReadOnlyList<SalesLine> lines, RoundingMode rounding, decimal total) =>
        Agree(lines, total, [.. Plain(lines, rounding).Select(a => a.Gross)], (line, part) => line.Agree(allowance: 0, gross: part));

    private static IReadOnlyList<TaxedAmount> Plain(IReadOnlyList<SalesLine> lines, RoundingMode rounding) =>
        Amounts.Of([.. lines.Select(l => l.Terms with { Allowance = 0, AgreedGross = null })], rounding).Lines;

    private static void Agree(IReadOnlyList<SalesLine> lines, decimal amount, IReadOnlyList<decimal> weights, Action<SalesLine, decimal> agree)
    {
        if (lines.Count == 0) return;
        foreach (var (line, part) in lines.Zip(Split.ByLargestRemainder(amount, weights))) agree(line, part);
    }
}
