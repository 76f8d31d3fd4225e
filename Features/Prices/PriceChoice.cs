using Waybill.Infrastructure.Values;

namespace Waybill.Features.Prices;

/// <summary>A price that a list which speaks to the purchase has for the wanted item, in any unit and from any quantity on.</summary>
internal sealed record Offer(Guid PriceListId, PriceLevel Level, DateTimeOffset ListedAt, bool TaxIncluded, string Unit, decimal MinQuantity, decimal UnitPrice)
{
    /// <summary>The quote that promises it, instead of a list: narrower than any level of lists.</summary>
    public Guid? QuoteId { get; init; }
}

/// <summary>What is wanted of one item: so much of a unit, which is <see cref="Factor"/> base units.</summary>
internal sealed record Wanted(decimal Quantity, string Unit, string BaseUnit, decimal Factor, decimal TaxRate);

/// <summary>
/// Which price holds. A quote that was accepted goes before every list; of the lists the narrowest level that has an applicable price decides, even if it is dearer. Inside a level a price for the wanted unit
/// goes before one for the base unit; then the greatest minimum quantity that is reached decides; then the newest list.
/// </summary>
internal static class PriceChoice
{
    private const int PriceDecimals = 6;

    public static ResolvedPrice? Choose(Wanted wanted, IReadOnlyCollection<Offer> offers)
    {
        if (Best(wanted, offers) is not { } chosen) return null;
        var unitPrice = PerUnit(wanted, chosen);
        var listed = chosen.Level == PriceLevel.Base ? chosen : Best(wanted, offers.Where(o => o.Level == PriceLevel.Base));
        var listPrice = listed is null ? unitPrice : InTermsOf(chosen.TaxIncluded, PerUnit(wanted, listed), listed.TaxIncluded, wanted.TaxRate);
        return chosen.QuoteId is { } quote ? new(unitPrice, listPrice, PriceSource.Quote, PriceListId: null, chosen.TaxIncluded) { QuoteId = quote }
            : new(unitPrice, listPrice, SourceOf(chosen.Level), chosen.PriceListId, chosen.TaxIncluded);
    }

    private static Offer? Best(Wanted wanted, IEnumerable<Offer> offers) => offers.Where(o => Applies(wanted, o))
        .OrderByDescending(o => o.QuoteId is not null).ThenByDescending(o => o.Level).ThenByDescending(o => o.Unit == wanted.Unit).ThenByDescending(o => o.MinQuantity)
        .ThenByDescending(o => o.ListedAt).ThenByDescending(o => o.QuoteId ?? o.PriceListId).FirstOrDefault();

    private static bool Applies(Wanted wanted, Offer offer) => offer.Unit == wanted.Unit ? offer.MinQuantity <= wanted.Quantity
        : offer.Unit == wanted.BaseUnit && offer.MinQuantity <= wanted.Quantity * wanted.Factor;

    /// <summary>A price of the base unit times the factor, to 6 decimals half-up.</summary>
    private static decimal PerUnit(Wanted wanted, Offer offer) => offer.Unit == wanted.Unit ? offer.UnitPrice : (offer.UnitPrice * wanted.Factor).To(PriceDecimals);

    /// <summary>A list price with tax beside a price without it, or the other way round, would say nothing of the discount.</summary>
    private static decimal InTermsOf(bool taxIncluded, decimal price, bool priceIncludesTax, decimal taxRate) => (priceIncludesTax, taxIncluded) switch
    {
        (true, false) => (price / (1 + taxRate)).To(PriceDecimals),
        (false, true) => (price * (1 + taxRate)).To(PriceDecimals),
        _ => price,
    };

    private static PriceSource SourceOf(PriceLevel level) => level switch
    {
        PriceLevel.Customer => PriceSource.Customer,
        PriceLevel.Group => PriceSource.Group,
        PriceLevel.Channel => PriceSource.Channel,
        _ => PriceSource.Base,
    };
}
