using FsCheck;
using FsCheck.Fluent;
using Waybill.Features.Organization;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Values;

namespace Waybill.Tests.Prices;

/// <summary>What is agreed for a whole is met to the cent, and no line is negative, whatever the lines.</summary>
public sealed class SpreadTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(1000);

    private static Gen<PricedLine> AnyLine =>
        from quantity in Gen.Choose(1, 3000)
        from price in Gen.Choose(0, 2_000_000)
        from discount in Gen.Elements(0m, 0.04m, 0.333333m, 1m)
        from tax in Gen.Elements(0m, 0.03m, 0.13m)
        from included in Gen.Elements(true, false)
        select Line(quantity / 100m, price / 10_000m, discount, tax, included);

    private static Gen<(PricedLine[] Lines, RoundingMode Rounding)> AnyDocument =>
        from count in Gen.Choose(1, 8) from lines in AnyLine.ListOf(count) from rounding in Gen.Elements(RoundingMode.Line, RoundingMode.Document) select (lines.ToArray(), rounding);

    [Fact]
    public void A_total_is_met_exactly()
    {
        var cases = from document in AnyDocument from cents in Gen.Choose(0, 10_000_000) select (document.Lines, document.Rounding, Total: cents / 100m);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            Spread.Meet(c.Lines, c.Rounding, c.Total);
            var amounts = Reckon(c.Lines, c.Rounding);
            return amounts.Total.Gross == c.Total && NoneNegative(amounts);
        }).Check(Thorough);
    }

    [Fact]
    public void A_discount_takes_its_share_and_never_more_than_there_is()
    {
        var cases = from document in AnyDocument from millionths in Gen.Choose(0, 1_000_000) select (document.Lines, document.Rounding, Rate: millionths / 1_000_000m);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var plain = Own(c.Lines, Reckon(c.Lines, c.Rounding));
            Spread.Discount(c.Lines, c.Rounding, c.Rate);
            var amounts = Reckon(c.Lines, c.Rounding);
            var groups = c.Lines.Select(l => (l.TaxRate, l.TaxIncluded)).Distinct().Count();
            var off = plain - (plain * c.Rate).ToCents() - Own(c.Lines, amounts);
            return NoneNegative(amounts) && (c.Rounding == RoundingMode.Line ? off == 0 : Math.Abs(off) <= 0.01m * groups);
        }).Check(Thorough);
    }

    [Fact]
    public void A_discount_of_nothing_changes_nothing()
    {
        Prop.ForAll(AnyDocument.ToArbitrary(), c =>
        {
            var plain = Reckon(c.Lines, c.Rounding);
            Spread.Meet(c.Lines, c.Rounding, 1);
            Spread.Discount(c.Lines, c.Rounding, 0);
            return Reckon(c.Lines, c.Rounding).Lines.SequenceEqual(plain.Lines);
        }).Check(Thorough);
    }

    [Fact]
    public void A_line_made_of_another_keeps_every_term()
    {
        var line = Line(3, 9.99m, 0.04m, 0.13m, false);
        Spread.Meet([line], RoundingMode.Line, 25);
        var copy = new Waybill.Features.Orders.OrderLine(line);
        (copy.Terms, copy.ItemId, copy.Unit, copy.BaseQuantity, copy.PriceSource).ShouldBe((line.Terms, line.ItemId, line.Unit, line.BaseQuantity, line.PriceSource));
    }

    private static DocumentAmounts Reckon(PricedLine[] lines, RoundingMode rounding) => Amounts.Of([.. lines.Select(l => l.Terms)], rounding);

    private static decimal Own(PricedLine[] lines, DocumentAmounts amounts) => lines.Zip(amounts.Lines, (l, a) => l.TaxIncluded ? a.Gross : a.Net).Sum();

    private static bool NoneNegative(DocumentAmounts amounts) => amounts.Lines.All(l => l.Net >= 0 && l.Tax >= 0);

    private static PricedLine Line(decimal quantity, decimal price, decimal discount, decimal tax, bool included) => new()
    {
        ItemId = Guid.NewGuid(), ItemCode = "I", Description = "I", Quantity = quantity, Unit = "pcs", BaseUnit = "pcs", Factor = 1, BaseQuantity = quantity,
        UnitPrice = price, PriceSource = PriceSource.Base, DiscountRate = discount, TaxRate = tax, TaxIncluded = included,
    };
}
