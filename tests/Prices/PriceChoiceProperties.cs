using FsCheck;
using FsCheck.Fluent;
using Waybill.Features.Prices;

namespace Waybill.Tests.Prices;

public sealed class PriceChoiceProperties
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);
    private static readonly Purchase Ours = new(Guid.NewGuid(), Guid.NewGuid(), "web", "CNY", new(2026, 11, 15));
    private static readonly Func<PriceList, bool> Concerns = Concern.Of(Ours);
    private static readonly DateOnly Past = Ours.Date.AddDays(-1);

    /// <summary>One list with its prices of the item.</summary>
    private sealed record Listed(PriceList List, IReadOnlyList<Offer> Offers);

    private static Gen<Wanted> AnyWanted =>
        from quantity in Gen.Choose(1, 40)
        from unit in Gen.Elements("pcs", "box")
        select new Wanted(quantity, unit, "pcs", unit == "pcs" ? 1m : 12m, 0.13m);

    private static Gen<PriceScope> OurScope => Gen.Elements(new PriceScope(PriceLevel.Base), new(PriceLevel.Channel, Ours.Channel), new(PriceLevel.Group, GroupId: Ours.GroupId),
        new(PriceLevel.Customer, CustomerId: Ours.CustomerId));

    private static Gen<PriceList> OurList => OurScope.Select(scope => new PriceList("P", "P", Ours.Currency, false, scope));

    /// <summary>A list that is for others, in another currency, of another time, or out of use.</summary>
    private static Gen<PriceList> Irrelevant => Gen.OneOf(
        Gen.Elements(new PriceScope(PriceLevel.Channel, "shop"), new(PriceLevel.Group, GroupId: Guid.NewGuid()), new(PriceLevel.Customer, CustomerId: Guid.NewGuid()))
            .Select(scope => new PriceList("P", "P", Ours.Currency, false, scope)),
        OurScope.Select(scope => new PriceList("P", "P", "USD", false, scope)),
        OurList.Select(list => Changed(list, l => l.Hold(null, Past))),
        OurList.Select(list => Changed(list, l => l.Hold(Ours.Date.AddDays(1), null))),
        OurList.Select(list => Changed(list, l => l.Active = false)));

    private static Gen<Listed> WithPrices(Gen<PriceList> lists) =>
        from list in lists
        from day in Gen.Choose(0, 3)
        from prices in OfferOf(list, day).ListOf(3)
        select new Listed(list, [.. prices.DistinctBy(p => (p.Unit, p.MinQuantity))]);

    private static Gen<IReadOnlyList<Listed>> SomeLists => from count in Gen.Choose(0, 6) from lists in WithPrices(OurList).ListOf(count) select (IReadOnlyList<Listed>)lists;

    private static Gen<Offer> OfferOf(PriceList list, int day) =>
        from unit in Gen.Elements("pcs", "box", "bag")
        from minimum in Gen.Choose(0, 30)
        from cents in Gen.Choose(1, 2000)
        select new Offer(list.Id, list.Level, DateTimeOffset.UnixEpoch.AddDays(day), list.TaxIncluded, unit, minimum, cents / 100m);

    [Fact]
    public void Adding_an_irrelevant_list_changes_nothing()
    {
        var cases = from wanted in AnyWanted from ours in SomeLists from other in WithPrices(Irrelevant) from at in Gen.Choose(0, ours.Count) select (wanted, ours, other, at);
        Prop.ForAll(cases.ToArbitrary(), c => Resolve(c.wanted, c.ours) == Resolve(c.wanted, [.. c.ours.Take(c.at), c.other, .. c.ours.Skip(c.at)])).Check(Thorough);
    }

    [Fact]
    public void The_order_of_the_lists_does_not_matter()
    {
        var cases = from wanted in AnyWanted from lists in SomeLists from shuffled in Gen.Shuffle(lists.ToArray()) select (wanted, lists, shuffled);
        Prop.ForAll(cases.ToArbitrary(), c => Resolve(c.wanted, c.lists) == Resolve(c.wanted, c.shuffled)).Check(Thorough);
    }

    [Fact]
    public void A_price_that_is_not_reached_or_of_an_unasked_unit_changes_nothing()
    {
        var cases = from wanted in AnyWanted from ours in SomeLists from list in OurList from offer in OfferOf(list, 9) select (wanted, ours, list, offer);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var unreached = new Listed(c.list, [c.offer with { Unit = "bag" }, c.offer with { MinQuantity = c.wanted.Quantity * c.wanted.Factor + 1 }]);
            return Resolve(c.wanted, c.ours) == Resolve(c.wanted, [.. c.ours, unreached]);
        }).Check(Thorough);
    }

    [Fact]
    public void No_narrower_level_has_a_price_that_applies()
    {
        var cases = from wanted in AnyWanted from lists in SomeLists select (wanted, lists);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var levels = c.lists.SelectMany(l => l.Offers).Where(o => Reached(c.wanted, o)).Select(o => o.Level).ToList();
            return Resolve(c.wanted, c.lists) is { } chosen ? chosen.Source.ToString() == levels.Max().ToString() : levels.Count == 0;
        }).Check(Thorough);
    }

    private static bool Reached(Wanted wanted, Offer offer) => (offer.Unit == wanted.Unit && offer.MinQuantity <= wanted.Quantity)
        || (offer.Unit == "pcs" && offer.MinQuantity <= wanted.Quantity * wanted.Factor);

    private static ResolvedPrice? Resolve(Wanted wanted, IEnumerable<Listed> lists) =>
        PriceChoice.Choose(wanted, [.. lists.Where(l => Concerns(l.List)).SelectMany(l => l.Offers)]);

    private static PriceList Changed(PriceList list, Action<PriceList> change)
    {
        change(list);
        return list;
    }
}
