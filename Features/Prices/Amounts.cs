using Waybill.Features.Organization;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Prices;

/// <summary>What decides the amounts of a line. The discount and the tax are shares: 0.13 for 13 %.</summary>
/// <param name="TaxIncluded">Whether the unit price already contains the tax.</param>
public readonly record struct LineTerms(decimal Quantity, decimal UnitPrice, decimal DiscountRate, decimal TaxRate, bool TaxIncluded)
{
    /// <summary>The line's share, in cents, of a discount on the whole document; in the line's own terms of tax.</summary>
    public decimal Allowance { get; init; }

    /// <summary>What the line comes to with tax because the document's total was set by hand; then price and discounts decide nothing.</summary>
    public decimal? AgreedGross { get; init; }

    /// <summary>Price × quantity × (1 − discount) − allowance, not rounded.</summary>
    public decimal Raw => Quantity * UnitPrice * (1 - DiscountRate) - Allowance;
}

/// <summary>The amounts of a line or of a document, to the cent.</summary>
public readonly record struct TaxedAmount(decimal Net, decimal Tax)
{
    public decimal Gross => Net + Tax;

    public static TaxedAmount operator +(TaxedAmount a, TaxedAmount b) => new(a.Net + b.Net, a.Tax + b.Tax);
    public static TaxedAmount operator -(TaxedAmount a) => new(-a.Net, -a.Tax);
    public static TaxedAmount operator -(TaxedAmount a, TaxedAmount b) => new(a.Net - b.Net, a.Tax - b.Tax);
}

/// <summary>The amounts of a document and of each of its lines, which add up to it exactly.</summary>
public sealed record DocumentAmounts(IReadOnlyList<TaxedAmount> Lines, TaxedAmount Total);

/// <summary>The arithmetic of sales and purchase documents: decimals only, cents rounded half away from zero.</summary>
public static class Amounts
{
    /// <summary>
    /// By line: every line is rounded and taxed alone. By document: each tax rate of the document is rounded once, over the unrounded lines,
    /// and its cents are handed to the lines by largest remainder.
    /// </summary>
    public static DocumentAmounts Of(IReadOnlyList<LineTerms> lines, RoundingMode rounding)
    {
        var amounts = rounding == RoundingMode.Line ? [.. lines.Select(Of)] : ByDocument(lines);
        return new(amounts, amounts.Aggregate(default(TaxedAmount), (sum, line) => sum + line));
    }

    /// <summary>Net = round(raw), tax = round(net × rate); with tax included net = round(gross ÷ (1 + rate)), tax = gross − net.</summary>
    public static TaxedAmount Of(LineTerms line)
    {
        if (line.AgreedGross is { } agreed) return Inside(agreed, line.TaxRate);
        var amount = Math.Max(0, line.Raw).ToCents();
        return line.TaxIncluded ? Inside(amount, line.TaxRate) : new(amount, (amount * line.TaxRate).ToCents());
    }

    private static TaxedAmount[] ByDocument(IReadOnlyList<LineTerms> lines)
    {
        var amounts = new TaxedAmount[lines.Count];
        for (var i = 0; i < amounts.Length; i++) if (lines[i].AgreedGross is not null) amounts[i] = Of(lines[i]);
        foreach (var group in Enumerable.Range(0, lines.Count).Where(i => lines[i].AgreedGross is null).GroupBy(i => (lines[i].TaxRate, lines[i].TaxIncluded)))
        {
            var places = group.ToList();
            var raws = places.ConvertAll(i => Math.Max(0, lines[i].Raw));
            var raw = Math.Max(0, places.Sum(i => lines[i].Raw));
            var whole = group.Key.TaxIncluded ? Inside(raw.ToCents(), group.Key.TaxRate) : new(raw.ToCents(), (raw * group.Key.TaxRate).ToCents());
            var nets = Split.ByLargestRemainder(whole.Net, raws);
            var taxes = Split.ByLargestRemainder(whole.Tax, raws);
            for (var i = 0; i < places.Count; i++) amounts[places[i]] = new(nets[i], taxes[i]);
        }
        return amounts;
    }

    private static TaxedAmount Inside(decimal gross, decimal taxRate)
    {
        var net = (gross / (1 + taxRate)).ToCents();
        return new(net, gross - net);
    }
}

/// <summary>Dividing an amount so that not a cent is lost or made, and no part has another sign than the whole.</summary>
public static class Split
{
    private const decimal Cent = 0.01m;

    /// <summary>
    /// Parts of a total in cents in proportion to weights of 0 or more: each is cut to the cent, and the cents left over go to the parts
    /// that lost most, the earlier first. Without any weight all parts weigh the same.
    /// </summary>
    public static IReadOnlyList<decimal> ByLargestRemainder(decimal total, IReadOnlyList<decimal> weights)
    {
        if (total.ToCents() != total) throw new ArgumentException($"{total} is not an amount in cents.", nameof(total));
        if (weights.Count == 0 || weights.Any(w => w < 0)) throw new ArgumentException("Weights are 0 or more, and there is at least one.", nameof(weights));
        var weight = weights.Sum();
        var exact = weights.Select(w => Math.Abs(total) * (weight == 0 ? 1m / weights.Count : w / weight)).ToList();
        var parts = exact.ConvertAll(e => Math.Floor(e / Cent) * Cent);
        var left = (int)((Math.Abs(total) - parts.Sum()) / Cent);
        foreach (var i in Enumerable.Range(0, exact.Count).Where(i => weight == 0 || weights[i] > 0).OrderByDescending(i => exact[i] - parts[i]).Take(left)) parts[i] += Cent;
        return total < 0 ? parts.ConvertAll(p => -p) : parts;
    }

    /// <summary>
    /// What is due when a whole has come to be done up to <paramref name="part"/> and <paramref name="alreadyTaken"/> of its total was taken before:
    /// the last part takes what is left, so that all parts add up to the total. Never more than is left, never of another sign.
    /// </summary>
    public static decimal Share(decimal total, decimal part, decimal whole, decimal alreadyTaken)
    {
        var left = total - alreadyTaken;
        if (part >= whole) return left;
        var due = (total * part / whole).ToCents() - alreadyTaken;
        return Math.Clamp(due, Math.Min(0, left), Math.Max(0, left));
    }

    /// <summary>The same of an amount of 0 or more with its tax: the gross parts are what they would be alone, and neither net nor tax of a part is ever negative.</summary>
    public static TaxedAmount Share(TaxedAmount total, decimal part, decimal whole, TaxedAmount alreadyTaken)
    {
        var (gross, left) = (Share(total.Gross, part, whole, alreadyTaken.Gross), total - alreadyTaken);
        var net = Math.Clamp(Share(total.Net, part, whole, alreadyTaken.Net), Math.Max(0, gross - left.Tax), Math.Min(gross, left.Net));
        return new(net, gross - net);
    }
}
