using Waybill.Features.Prices;
using Waybill.Features.Quotes;
using Waybill.Tests.Support;

namespace Waybill.Tests.Quotes;

/// <summary>An accepted quote is the narrowest level of the price resolution.</summary>
public sealed class QuotedPriceTests
{
    [Theory, BothDoors]
    public async Task From_its_acceptance_a_quote_goes_before_every_list_even_if_dearer(Door door)
    {
        var shop = await Shop.Open();
        var (goods, customer) = (await shop.Item(), await shop.Customer());
        await shop.NewPriceList(new(PriceLevel.Customer, CustomerId: customer), Shop.Priced(goods.Id, 8m));
        var quote = await shop.ApprovedQuote(Shop.QuoteCommand(customer, Shop.QuoteLineOf(goods, 10) with { UnitPrice = Shop.Yuan(9) }));
        (await Ask(shop, door, customer, goods, 10)).ShouldBe((8m, PriceSource.Customer, null));
        await shop.As(Roles.Admin).Run<AcceptQuote.Result>(new AcceptQuote.Command(quote.Id, null, null));
        (await Ask(shop, door, customer, goods, 10)).ShouldBe((9m, PriceSource.Quote, quote.Id));
        (await Ask(shop, door, customer, goods, 9)).ShouldBe((8m, PriceSource.Customer, null));
        (await Ask(shop, door, await shop.Customer(), goods, 10)).ShouldBe((10m, PriceSource.Base, null));
        (await shop.DraftOrder(Shop.OrderCommand(customer, Shop.LineOf(goods, 12)))).Lines[0].ShouldSatisfyAllConditions(l => l.UnitPrice.ShouldBe(Shop.Yuan(9)), l => l.PriceSource.ShouldBe(PriceSource.Quote));
    }

    [Theory, BothDoors]
    public async Task It_gives_what_the_unit_really_cost_after_all_discounts_and_needs_no_list(Door door)
    {
        var shop = await Shop.Open();
        var (item, customer) = (await shop.NewItem(new Waybill.Features.Items.UnitEntry("box", 12m)), await shop.Customer());
        var line = Shop.QuoteLineOf(new(item.Id, item.Code, default), 2) with { Unit = "box", UnitPrice = Shop.Yuan(100), DiscountRate = 0.1m };
        var quote = await shop.AcceptedQuote(Shop.QuoteCommand(customer, line) with { DiscountRate = 0.05m });
        var command = new ResolvePrices.Command(customer, null, null, null, [new(item.Id, 2, "box"), new(item.Id, 24, null)]);
        var resolved = await shop.As(Roles.Sales).Via(door).Run<ResolvePrices.Result>(command);
        resolved.Lines.Select(l => (l.UnitPrice?.Amount, l.QuoteId)).ShouldBe([(85.5m, quote.Id), (null, null)]);
    }

    [Theory, BothDoors]
    public async Task Only_inside_its_validity(Door door)
    {
        var shop = await Shop.Open();
        var (goods, customer) = (await shop.Item(), await shop.Customer());
        await shop.AcceptedQuote(Shop.QuoteCommand(customer, Shop.QuoteLineOf(goods, 1) with { UnitPrice = Shop.Yuan(9) }) with { QuoteDate = new(2026, 1, 1), ValidUntil = new(2090, 1, 31) });
        foreach (var (date, price) in new[] { (new DateOnly(2025, 12, 31), 10m), (new(2026, 1, 1), 9m), (new(2090, 1, 31), 9m), (new(2090, 2, 1), 10m) })
            (await shop.As(Roles.Sales).Via(door).Run<ResolvePrices.Result>(new ResolvePrices.Command(customer, null, null, date, [new(goods.Id, 1, null)]))).Lines[0].UnitPrice.ShouldBe(Shop.Yuan(price));
    }

    private static async Task<(decimal, PriceSource?, Guid?)> Ask(Shop shop, Door door, Guid customer, Article goods, decimal quantity)
    {
        var resolved = await shop.As(Roles.Sales).Via(door).Run<ResolvePrices.Result>(new ResolvePrices.Command(customer, null, null, null, [new(goods.Id, quantity, null)]));
        return (resolved.Lines[0].UnitPrice!.Amount, resolved.Lines[0].Source, resolved.Lines[0].QuoteId);
    }
}
