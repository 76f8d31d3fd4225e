using Waybill.Features.Prices;

namespace Waybill.Tests.Prices;

public sealed class PriceChoiceTests
{
    private static readonly DateTimeOffset January = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(9, null)]
    [InlineData(10, 8)]
    [InlineData(19, 8)]
    [InlineData(20, 7)]
    public void The_greatest_minimum_quantity_that_is_reached_decides(int quantity, int? price) =>
        PriceChoice.Choose(Pieces(quantity), [Base(8m, from: 10m), Base(7m, from: 20m)])?.UnitPrice.ShouldBe(price!.Value);

    [Fact]
    public void Below_the_first_tier_there_is_no_price() => PriceChoice.Choose(Pieces(9), [Base(8m, from: 10m), Base(7m, from: 20m)]).ShouldBeNull();

    [Fact]
    public void A_dearer_price_of_the_customer_wins()
    {
        var chosen = PriceChoice.Choose(Pieces(1), [Base(5m), Base(6m) with { Level = PriceLevel.Channel }, Base(7m) with { Level = PriceLevel.Group }, Base(9m) with { Level = PriceLevel.Customer }]);
        (chosen!.UnitPrice, chosen.ListPrice, chosen.Source).ShouldBe((9m, 5m, PriceSource.Customer));
    }

    [Fact]
    public void A_level_whose_tiers_are_not_reached_does_not_apply() =>
        PriceChoice.Choose(Pieces(4), [Base(10m), Base(6m, from: 5m) with { Level = PriceLevel.Customer }])!.Source.ShouldBe(PriceSource.Base);

    [Fact]
    public void A_base_price_for_everybody_does_not_undercut_a_level_through_its_unit() =>
        PriceChoice.Choose(Boxes(1), [Base(50m) with { Unit = "box" }, Base(9m) with { Level = PriceLevel.Customer }])!.UnitPrice.ShouldBe(108m);

    [Fact]
    public void Of_two_lists_that_tie_the_newest_decides_then_the_greater_id()
    {
        var (old, young) = (Base(8m), Base(9m) with { ListedAt = January.AddDays(1) });
        PriceChoice.Choose(Pieces(1), [young, old])!.PriceListId.ShouldBe(young.PriceListId);
        var twins = new[] { Base(1m), Base(2m) }.OrderBy(o => o.PriceListId).ToList();
        PriceChoice.Choose(Pieces(1), twins)!.PriceListId.ShouldBe(twins[1].PriceListId);
    }

    [Fact]
    public void An_older_list_with_a_greater_tier_goes_before_a_newer_one() =>
        PriceChoice.Choose(Pieces(15), [Base(8m, from: 10m), Base(7m) with { ListedAt = January.AddDays(1) }])!.UnitPrice.ShouldBe(8m);

    [Theory]
    [InlineData(1, 96)]
    [InlineData(2, 84)]
    public void A_price_of_the_base_unit_is_converted_and_its_tier_counts_base_units(int boxes, int price) =>
        PriceChoice.Choose(Boxes(boxes), [Base(8m), Base(7m, from: 24m)])!.UnitPrice.ShouldBe(price);

    [Fact]
    public void A_converted_price_is_rounded_half_up_to_six_decimals() =>
        PriceChoice.Choose(new(1m, "bag", "pcs", 2.5m, 0m), [Base(0.000001m)])!.UnitPrice.ShouldBe(0.000003m);

    [Fact]
    public void A_price_of_the_wanted_unit_goes_before_one_of_the_base_unit_where_it_applies()
    {
        Offer[] offers = [Base(8m), Base(90m, from: 3m) with { Unit = "box" }];
        PriceChoice.Choose(Boxes(2), offers)!.UnitPrice.ShouldBe(96m);
        PriceChoice.Choose(Boxes(3), offers)!.UnitPrice.ShouldBe(90m);
        PriceChoice.Choose(Pieces(36), offers)!.UnitPrice.ShouldBe(8m);
    }

    [Fact]
    public void Without_a_base_price_the_list_price_is_the_price_itself() =>
        PriceChoice.Choose(Pieces(1), [Base(9m) with { Level = PriceLevel.Group }])!.ListPrice.ShouldBe(9m);

    [Theory]
    [InlineData(true, false, 113, 100)]
    [InlineData(false, true, 100, 113)]
    [InlineData(true, true, 100, 100)]
    public void The_list_price_speaks_in_the_same_terms_of_tax(bool listIncludes, bool priceIncludes, int listed, int expected)
    {
        var chosen = PriceChoice.Choose(Pieces(1), [Base(listed) with { TaxIncluded = listIncludes }, Base(90m) with { Level = PriceLevel.Customer, TaxIncluded = priceIncludes }])!;
        (chosen.UnitPrice, chosen.ListPrice, chosen.TaxIncluded).ShouldBe((90m, expected, priceIncludes));
    }

    private static Wanted Pieces(int quantity) => new(quantity, "pcs", "pcs", 1m, 0.13m);

    private static Wanted Boxes(int quantity) => new(quantity, "box", "pcs", 12m, 0.13m);

    private static Offer Base(decimal price, decimal from = 1m) => new(Guid.NewGuid(), PriceLevel.Base, January, TaxIncluded: false, "pcs", from, price);
}
