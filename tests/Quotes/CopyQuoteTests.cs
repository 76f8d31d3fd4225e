using Waybill.Features.Items;
using Waybill.Features.Prices;
using Waybill.Features.Quotes;
using Waybill.Tests.Support;

namespace Waybill.Tests.Quotes;

public sealed class CopyQuoteTests
{
    [Theory, BothDoors]
    public async Task A_copy_has_todays_prices_and_says_what_differs(Door door)
    {
        var shop = await Shop.Open();
        var (same, cut, gone, manual) = (await shop.Item(), await shop.Item(), await shop.Item(), await shop.NewItem());
        var quote = await shop.ApprovedQuote(Shop.QuoteCommand(await shop.Customer(), Shop.QuoteLineOf(same, 2), Shop.QuoteLineOf(cut, 1) with { DiscountRate = 0.1m, UnitPrice = Shop.Yuan(12) },
            Shop.QuoteLineOf(gone, 1), Shop.QuoteLineOf(new(manual.Id, manual.Code, default), 1) with { UnitPrice = Shop.Yuan(5) }));
        await shop.Retire(gone);
        var copy = await shop.As(Roles.Sales).Via(door).Run<CopyQuote.Result>(new CopyQuote.Command(quote.Id, new(2091, 1, 1), null));
        copy.Differences.Select(d => (d.Position, string.Join(' ', d.Codes))).ShouldBe([(2, "PRICE_CHANGED DISCOUNT_LEFT_OUT"), (3, "ITEM_INACTIVE"), (4, "PRICE_NOT_FOUND")]);
        (copy.Differences[0].Was, copy.Differences[0].Now, copy.Total).ShouldBe((Shop.Yuan(12), Shop.Yuan(10), Shop.Yuan(33.90m)));
        (await shop.Quote(copy.Id)).ShouldSatisfyAllConditions(q => q.Lines.Count.ShouldBe(2), q => q.Number.ShouldBeNull(), q => q.Revision.ShouldBe(1), q => q.CustomerId.ShouldBe(quote.CustomerId));
    }

    [Theory, BothDoors]
    public async Task For_another_customer_it_has_that_customers_prices(Door door)
    {
        var shop = await Shop.Open();
        var (goods, other) = (await shop.Item(), await shop.Customer());
        await shop.NewPriceList(new(PriceLevel.Customer, CustomerId: other), Shop.Priced(goods.Id, 8m));
        var quote = await shop.DraftQuote(Shop.QuoteCommand(await shop.Customer(), Shop.QuoteLineOf(goods, 1)));
        var copy = await shop.Quote((await shop.As(Roles.Sales).Via(door).Run<CopyQuote.Result>(new CopyQuote.Command(quote.Id, new(2091, 1, 1), other))).Id);
        (copy.CustomerId, copy.Lines[0].UnitPrice, copy.Lines[0].PriceSource).ShouldBe((other, Shop.Yuan(8), PriceSource.Customer));
        (await shop.Refused(door, Roles.Sales, new CopyQuote.Command(quote.Id, new(2001, 1, 1), null))).Code.ShouldBe("VALIDITY_BACKWARDS");
        await shop.Retire(goods);
        (await shop.Refused(door, Roles.Sales, new CopyQuote.Command(quote.Id, new(2091, 1, 1), null))).Code.ShouldBe("QUOTE_NOTHING_TO_COPY");
        await shop.Leave(other);
        (await shop.Refused(door, Roles.Sales, new CopyQuote.Command(quote.Id, new(2091, 1, 1), other))).Code.ShouldBe("CUSTOMER_INACTIVE");
    }

    [Theory, BothDoors]
    public async Task Catalogue_quote_order_and_copy_agree_on_every_tier(Door door)
    {
        var shop = await Shop.Open();
        var (item, customer, sales) = (await shop.NewItem(), await shop.NewBuyer(), shop.As(Roles.Sales).Via(door));
        await shop.NewPriceList(new(PriceLevel.Base), Shop.Priced(item.Id, 9.99m), Shop.Priced(item.Id, 8m, from: 10m), Shop.Priced(item.Id, 7m, from: 20m));
        var (goods, quantities, prices) = (new Article(item.Id, item.Code, default), new decimal[] { 9, 10, 19, 20 }, new decimal[] { 9.99m, 8m, 8m, 7m });
        var catalogue = await sales.Run<ResolvePrices.Result>(new ResolvePrices.Command(customer, null, null, null, [.. quantities.Select(q => new ResolvePrices.Line(item.Id, q, null))]));
        var quote = await sales.Run<CreateQuote.Result>(Shop.QuoteCommand(customer, [.. quantities.Select(q => Shop.QuoteLineOf(goods, q))]));
        var copy = await shop.Quote((await sales.Run<CopyQuote.Result>(new CopyQuote.Command(quote.Id, new(2091, 1, 1), null))).Id);
        var order = await shop.DraftOrder(Shop.OrderCommand(customer, [.. quantities.Select(q => Shop.LineOf(goods, q))]));
        catalogue.Lines.Select(l => l.UnitPrice!.Amount).ShouldBe(prices);
        quote.Lines.Select(l => l.UnitPrice!.Amount).ShouldBe(prices);
        copy.Lines.Select(l => (l.UnitPrice, l.Gross)).ShouldBe(quote.Lines.Select(l => (l.UnitPrice, l.Gross)));
        order.Lines.Select(l => (l.UnitPrice, l.Gross)).ShouldBe(quote.Lines.Select(l => (l.UnitPrice, l.Gross)));
    }
}
