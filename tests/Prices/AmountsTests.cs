using FsCheck;
using FsCheck.Fluent;
using Waybill.Features.Organization;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Values;

namespace Waybill.Tests.Prices;

public sealed class AmountsTests
{
    [Fact]
    public void A_hundred_with_13_percent_inside_is_88_50_and_11_50() =>
        Amounts.Of(new LineTerms(1, 100m, 0, 0.13m, TaxIncluded: true)).ShouldBe(new TaxedAmount(88.50m, 11.50m));

    [Fact]
    public void Discount_and_tax_are_rounded_half_up_to_the_cent()
    {
        var amount = Amounts.Of(new LineTerms(16, 348.35m, 0.04m, 0.22m, TaxIncluded: false));
        (amount.Net, amount.Tax, amount.Gross).ShouldBe((5350.66m, 1177.15m, 6527.81m));
    }

    [Theory, InlineData(RoundingMode.Line, 100.00, 20.00), InlineData(RoundingMode.Document, 100.10, 20.02)]
    public void A_hundred_lines_of_1_001_are_taxed_by_line_or_by_document(RoundingMode rounding, decimal net, decimal tax)
    {
        var amounts = Amounts.Of([.. Enumerable.Repeat(new LineTerms(1, 1.001m, 0, 0.20m, TaxIncluded: false), 100)], rounding);
        amounts.Total.ShouldBe(new TaxedAmount(net, tax));
        (amounts.Lines.Sum(l => l.Net), amounts.Lines.Sum(l => l.Tax)).ShouldBe((net, tax));
    }

    [Fact]
    public void A_full_discount_leaves_nothing() => Amounts.Of(new LineTerms(3, 9.99m, 1m, 0.13m, TaxIncluded: false)).ShouldBe(default);

    [Fact]
    public void Two_halves_of_12870_59_end_at_exactly_zero()
    {
        Split.ByLargestRemainder(12870.59m, [0.5m, 0.5m]).ShouldBe([6435.30m, 6435.29m]);
        var first = Split.Share(12870.59m, 0.5m, 1m, alreadyTaken: 0);
        var second = Split.Share(12870.59m, 1m, 1m, alreadyTaken: first);
        (first, second, 12870.59m - first - second).ShouldBe((6435.30m, 6435.29m, 0.00m));
    }

    [Theory, InlineData(10.00, new[] { 3.33, 3.34, 3.33 }), InlineData(0.01, new[] { 0.00, 0.01, 0.00 }), InlineData(-10.00, new[] { -3.33, -3.34, -3.33 })]
    public void Thirds_are_taken_one_after_the_other(decimal total, double[] parts)
    {
        var taken = 0m;
        for (var part = 1; part <= 3; part++)
        {
            var share = Split.Share(total, part, 3, taken);
            share.ShouldBe((decimal)parts[part - 1]);
            taken += share;
        }
        taken.ShouldBe(total);
    }

    [Fact]
    public void A_part_never_takes_more_than_is_left_nor_gives_back() =>
        (Split.Share(0.03m, 4, 6, alreadyTaken: 0.03m), Split.Share(1.00m, 1, 4, alreadyTaken: 0.90m), Split.Share(1.00m, 9, 4, alreadyTaken: 0.90m)).ShouldBe((0m, 0m, 0.10m));

    [Fact]
    public void Without_weights_all_weigh_the_same() => Split.ByLargestRemainder(-1.00m, [0, 0, 0]).ShouldBe([-0.34m, -0.33m, -0.33m]);

    [Fact]
    public void The_parts_of_a_split_add_up_and_keep_their_sign() => Prop.ForAll(Totals, Weights, (total, weights) =>
    {
        var parts = Split.ByLargestRemainder(total, weights);
        return parts.Sum() == total && parts.All(p => Math.Sign(p) * Math.Sign(total) >= 0 && p.ToCents() == p)
            && (weights.Sum() == 0 || parts.Zip(weights).All(p => p.Second > 0 || p.First == 0))
            && parts.Zip(weights).All(p => weights.Sum() == 0 || Math.Abs(p.First - (total * p.Second / weights.Sum())) < 0.0100001m);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Shares_add_up_whatever_the_steps_and_whatever_was_given_back() => Prop.ForAll(Totals, Weights, (total, steps) =>
    {
        var (whole, done, taken, last) = (steps.Sum() + 1, 0m, 0m, (Step: 0m, Share: 0m));
        foreach (var (i, step) in steps.Append(1).Index())
        {
            if (i % 3 == 2) (done, taken, last) = (done - last.Step, taken - last.Share, default);
            var share = Split.Share(total, done + step, whole, taken);
            if (Math.Sign(share) * Math.Sign(total) < 0) return false;
            (done, taken, last) = (done + step, taken + share, (step, share));
        }
        return taken + Split.Share(total, whole, whole, taken) == total;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Lines_add_up_to_their_document_in_both_modes() => Prop.ForAll(Documents, document =>
    {
        foreach (var rounding in Enum.GetValues<RoundingMode>())
        {
            var amounts = Amounts.Of(document, rounding);
            if (amounts.Lines.Any(l => l.Net < 0 || l.Tax < 0 || l.Net.ToCents() != l.Net || l.Tax.ToCents() != l.Tax)) return false;
            if (amounts.Total != new TaxedAmount(amounts.Lines.Sum(l => l.Net), amounts.Lines.Sum(l => l.Tax))) return false;
        }
        var exact = document.GroupBy(l => (l.TaxRate, l.TaxIncluded)).Sum(g => (g.Sum(l => l.Raw) * (g.Key.TaxIncluded ? 1 : 1 + g.Key.TaxRate)));
        return Math.Abs(Amounts.Of(document, RoundingMode.Document).Total.Gross - exact) <= 0.01m * document.Count;
    }).QuickCheckThrowOnFailure();

    private static Arbitrary<decimal> Totals => (from cents in Gen.Choose(-2_000_000, 2_000_000) select cents / 100m).ToArbitrary();

    private static Arbitrary<IReadOnlyList<decimal>> Weights =>
        (from count in Gen.Choose(1, 12) from weights in Gen.Choose(0, 100_000).ListOf(count) select (IReadOnlyList<decimal>)[.. weights.Select(w => w / 1000m)]).ToArbitrary();

    private static Arbitrary<IReadOnlyList<LineTerms>> Documents =>
        (from count in Gen.Choose(1, 15) from lines in Lines.ListOf(count) select (IReadOnlyList<LineTerms>)[.. lines]).ToArbitrary();

    private static Gen<LineTerms> Lines =>
        from quantity in Gen.Choose(1, 50_000)
        from price in Gen.Choose(0, 9_999_999)
        from discount in Gen.Choose(0, 100)
        from tax in Gen.Elements(0m, 0.03m, 0.06m, 0.09m, 0.13m, 0.22m)
        from inside in Gen.Elements(true, false)
        select new LineTerms(quantity / 100m, price / 10000m, discount / 100m, tax, inside);
}
