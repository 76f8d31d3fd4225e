using Waybill.Features.Quotes;
using Waybill.Features.Prices;
using Waybill.Tests.Support;

namespace Waybill.Tests.Quotes;

public sealed class CreateQuoteTests
{
    [Theory, BothDoors]
    public async Task Prices_come_from_the_lists_and_a_discount_on_the_whole_is_shared_to_the_cent(Door door)
    {
        var shop = await Shop.Open();
        var command = Shop.QuoteCommand(await shop.Customer(), Shop.QuoteLineOf(await shop.Item(price: 3.33m), 1), Shop.QuoteLineOf(await shop.Item(price: 6.66m, tax: 0), 1),
            Shop.QuoteLineOf(await shop.Item(price: 10m), 3)) with { DiscountRate = 0.05m, Freight = Shop.Yuan(12) };
        var quote = await shop.As(Roles.Manager).Via(door).Run<CreateQuote.Result>(command);
        (quote.Status, quote.Net, quote.Tax, quote.Freight, quote.Total).ShouldBe((QuoteStatus.Draft, Shop.Yuan(37.99m), Shop.Yuan(4.12m), Shop.Yuan(12), Shop.Yuan(54.11m)));
        quote.Lines.Select(l => (l.Position, l.Allowance!.Amount, l.Net!.Amount)).ShouldBe([(1, 0.17m, 3.16m), (2, 0.33m, 6.33m), (3, 1.50m, 28.50m)]);
        quote.Lines.Select(l => l.PriceSource).ShouldAllBe(s => s == PriceSource.Base);
    }

    [Theory, BothDoors]
    public async Task A_total_set_by_hand_is_met_to_the_cent_freight_included(Door door)
    {
        var shop = await Shop.Open();
        var command = Shop.QuoteCommand(await shop.Customer(), Shop.QuoteLineOf(await shop.Item(price: 19.99m), 7), Shop.QuoteLineOf(await shop.Item(price: 88.8m, tax: 0.09m), 3))
            with { Total = Shop.Yuan(450), TotalReason = "抹零", Freight = Shop.Yuan(12) };
        var quote = await shop.As(Roles.Manager).Via(door).Run<CreateQuote.Result>(command);
        (quote.Total, quote.Net!.Amount + quote.Tax!.Amount).ShouldBe((Shop.Yuan(450), 438m));
        (quote.Lines.Sum(l => l.Net!.Amount), quote.Lines.Sum(l => l.Tax!.Amount)).ShouldBe((quote.Net.Amount, quote.Tax.Amount));
        var read = await shop.Quote(quote.Id);
        (read.AgreedTotal, read.TotalReason, read.Total).ShouldBe((Shop.Yuan(450), "抹零", Shop.Yuan(450)));
    }

    [Theory, BothDoors]
    public async Task What_is_agreed_for_the_whole_must_make_sense(Door door)
    {
        var shop = await Shop.Open();
        var manager = shop.As(Roles.Manager).Via(door);
        var command = Shop.QuoteCommand(await shop.Customer(), Shop.QuoteLineOf(await shop.Item(), 1)) with { Total = Shop.Yuan(9), TotalReason = "round" };
        (await manager.Refused(command with { DiscountRate = 0.1m })).Code.ShouldBe("QUOTE_DISCOUNT_AND_TOTAL");
        (await manager.Refused(command with { Freight = Shop.Yuan(9.01m) })).Code.ShouldBe("QUOTE_TOTAL_BELOW_FREIGHT");
        (await manager.Refused(command with { TotalReason = null })).Errors.Single().Pointer.ShouldBe("/totalReason");
        (await manager.Refused(command with { Total = new(9, "USD") })).Code.ShouldBe("CURRENCY_MISMATCH");
        (await manager.Refused(command with { QuoteDate = new(2090, 12, 1) })).Code.ShouldBe("VALIDITY_BACKWARDS");
        (await manager.Run<CreateQuote.Result>(command with { QuoteDate = new(2090, 11, 30) })).Total.ShouldBe(Shop.Yuan(9));
    }

    [Theory, BothDoors]
    public async Task Sales_may_not_set_prices_discounts_or_totals(Door door)
    {
        var shop = await Shop.Open();
        var line = Shop.QuoteLineOf(await shop.Item(), 1);
        var command = Shop.QuoteCommand(await shop.Customer(), line);
        foreach (var (wanted, permission) in new[] { (command with { DiscountRate = 0.01m }, "quotes.set-discount"), (command with { Total = Shop.Yuan(9), TotalReason = "r" }, "quotes.set-total"),
            (command with { Lines = [line with { DiscountRate = 0.01m }] }, "quotes.set-discount"), (command with { Lines = [line with { UnitPrice = Shop.Yuan(9) }] }, "quotes.set-price"),
            (command with { Lines = [line with { TaxRate = 0.06m }] }, "quotes.set-price") })
        {
            var refused = await shop.Refused(door, Roles.Sales, wanted);
            (refused.Code, refused.Detail.Contains(permission)).ShouldBe(("FORBIDDEN", true));
        }
        (await shop.As(Roles.Sales).Via(door).Run<CreateQuote.Result>(command)).Total.ShouldBe(Shop.Yuan(11.30m));
    }

    [Theory, BothDoors]
    public async Task What_is_unknown_or_no_longer_active_is_refused(Door door)
    {
        var shop = await Shop.Open();
        var (goods, customer) = (await shop.Item(), await shop.Customer());
        var command = Shop.QuoteCommand(customer, Shop.QuoteLineOf(goods, 1));
        var unpriced = await shop.NewItem();
        (await shop.Refused(door, Roles.Sales, command with { CustomerId = Guid.NewGuid() })).Errors[0].Pointer.ShouldBe("/customerId");
        (await shop.Refused(door, Roles.Sales, command with { Lines = [Shop.QuoteLineOf(goods, 1) with { Unit = "barrel" }] })).Code.ShouldBe("UNIT_UNKNOWN");
        (await shop.Refused(door, Roles.Sales, command with { Lines = [Shop.QuoteLineOf(goods, 1.01m)] })).Code.ShouldBe("QUANTITY_TOO_FINE");
        (await shop.Refused(door, Roles.Sales, command with { Lines = [Shop.QuoteLineOf(new(unpriced.Id, unpriced.Code, default), 1)] })).Code.ShouldBe("PRICE_NOT_FOUND");
        await shop.Retire(goods);
        (await shop.Refused(door, Roles.Sales, command)).Code.ShouldBe("ITEM_INACTIVE");
        await shop.Leave(customer);
        (await shop.Refused(door, Roles.Sales, command)).Code.ShouldBe("CUSTOMER_INACTIVE");
    }

    [Theory, BothDoors]
    public async Task An_external_id_is_used_once(Door door)
    {
        var shop = await Shop.Open();
        var command = Shop.QuoteCommand(await shop.Customer(), Shop.QuoteLineOf(await shop.Item(), 1)) with { ExternalId = Shop.Unique("E") };
        await shop.As(Roles.Sales).Via(door).Run<CreateQuote.Result>(command);
        (await shop.Refused(door, Roles.Sales, command)).Code.ShouldBe("QUOTE_EXTERNAL_ID_TAKEN");
    }

    [Theory, BothDoors]
    public async Task The_margin_is_what_is_left_after_the_average_cost_for_those_who_may_know(Door door)
    {
        var shop = await Shop.Open();
        var (known, unknown) = (await shop.Item(price: 10m, stock: 5), await shop.Item(price: 20m));
        var quote = await shop.DraftQuote(Shop.QuoteCommand(await shop.Customer(), Shop.QuoteLineOf(known, 3)) with { DiscountRate = 0.5m });
        var mixed = await shop.DraftQuote(Shop.QuoteCommand(quote.CustomerId, Shop.QuoteLineOf(known, 3), Shop.QuoteLineOf(unknown, 1)));
        var manager = shop.As(Roles.Manager).Via(door);
        (await manager.Run<GetQuote.Result>(new GetQuote.Query(quote.Id))).ShouldSatisfyAllConditions(q => q.MarginRate.ShouldBe(0.8m), q => q.Lines[0].MarginRate.ShouldBe(0.8m));
        var seen = await manager.Run<GetQuote.Result>(new GetQuote.Query(mixed.Id));
        (seen.MarginRate, seen.Lines[0].MarginRate, seen.Lines[1].MarginRate).ShouldBe((null, 0.9m, null));
        (await shop.As(Roles.Sales).Via(door).Run<GetQuote.Result>(new GetQuote.Query(quote.Id))).ShouldSatisfyAllConditions(q => q.MarginRate.ShouldBeNull(), q => q.Lines[0].MarginRate.ShouldBeNull());
    }
}
